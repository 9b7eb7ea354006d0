package org.reprise.training.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.data.file.SourceFile;

/**
 * A short digest of compiled code: of all classes in the jars or folders that some classes were
 * loaded from. Resources do not count, since verdicts are among them.
 */
final class CodeDigest {
  private static final int DIGITS = 16;
  private static final String CLASS = ".class";

  // Code does not change while it runs.
  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  private CodeDigest() {}

  /** Returns the digest of all jars and folders that hold one of {@code classes}. */
  static String of(Class<?>... classes) {
    String parts =
        Arrays.stream(classes)
            .map(CodeDigest::place)
            .distinct()
            .map(place -> KNOWN.computeIfAbsent(place, CodeDigest::of))
            .sorted()
            .collect(Collectors.joining());
    MessageDigest digest = SourceFile.sha256();
    digest.update(parts.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the digest of one jar or folder. */
  static String of(Path place) {
    MessageDigest digest = SourceFile.sha256();
    try {
      if (Files.isDirectory(place)) {
        addFolder(digest, place);
      } else {
        addJar(digest, place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void addFolder(MessageDigest digest, Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      List<Path> files = below.filter(file -> file.toString().endsWith(CLASS)).sorted().toList();
      for (Path file : files) {
        digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
  }

  private static void addJar(MessageDigest digest, Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      List<String> names =
          file.stream().map(JarEntry::getName).filter(n -> n.endsWith(CLASS)).sorted().toList();
      for (String name : names) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = file.getInputStream(file.getEntry(name))) {
          digest.update(in.readAllBytes());
        }
      }
    }
  }
}
