package org.reprise.data.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the shipped images anew: {@code WriteBuiltInImages FASHION_MNIST_FOLDER TARGET_FOLDER}.
 */
final class WriteBuiltInImages {
  private WriteBuiltInImages() {}

  public static void main(String[] arguments) throws IOException {
    Path source = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    ImageParts parts = BuiltInImages.draw(IdxFiles.training(source), IdxFiles.test(source));
    write(
        target.resolve("fashion14-train.bin.gz"),
        BuiltInImages.encode(parts.training(), parts.validation()));
    write(target.resolve("fashion14-test.bin.gz"), BuiltInImages.encode(parts.test()));
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(file)) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(content);
    }
  }
}
