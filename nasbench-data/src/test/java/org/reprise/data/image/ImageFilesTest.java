package org.reprise.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.data.file.Packed;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Shape;
import org.reprise.table.importer.Damage;

class ImageFilesTest {
  @TempDir private Path folder;

  private static byte[] idxImages(int count) {
    byte[] file = new byte[16 + count * 6];
    file[2] = 8;
    file[3] = 3;
    file[7] = (byte) count;
    file[11] = 2;
    file[15] = 3;
    for (int i = 16; i < file.length; i++) {
      file[i] = (byte) (i * 7);
    }
    return file;
  }

  private static byte[] idxLabels(int count) {
    byte[] file = new byte[8 + count];
    file[2] = 8;
    file[3] = 1;
    file[7] = (byte) count;
    for (int i = 0; i < count; i++) {
      file[8 + i] = (byte) (i % 10);
    }
    return file;
  }

  @Test
  void readsIdxPlainAndPacked() throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), idxImages(12));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("train-labels-idx1-ubyte.gz")))) {
      out.write(idxLabels(12));
    }
    LabelledImages images = IdxFiles.training(folder);
    assertThat(images.count()).isEqualTo(12);
    assertThat(images.shape()).isEqualTo(new Shape(1, 2, 3));
    assertThat(images.label(11)).isEqualTo(1);
    assertThat(images.pixels()[0]).isEqualTo((byte) (16 * 7));
    assertThat(ImageSource.MNIST.folder(Optional.of(folder))).isEqualTo(folder);
  }

  @Test
  void faultyIdxFilesAreOneLine() {
    byte[] images = idxImages(12);
    byte[] labels = idxLabels(12);
    assertFault(Arrays.copyOf(images, 30), labels, "i is truncated: 30 bytes, not 88");
    assertFault(Arrays.copyOf(images, 5), labels, "i is truncated: 5 bytes");
    assertFault(Arrays.copyOf(images, 99), labels, "i is too long");
    assertFault(images, idxLabels(11), "i has 12 images, but l has 11 labels");
    assertFault(labels, labels, "i is not an IDX file of images");
    assertFault(idxImages(0), idxLabels(0), "i holds no images");
    byte[] wrong = labels.clone();
    wrong[10] = 77;
    assertFault(images, wrong, "i: image 2 has label 77; labels are 0 to 9");
  }

  private static void assertFault(byte[] images, byte[] labels, String message) {
    assertThatThrownBy(() -> IdxFiles.parse("i", images, "l", labels))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void missingAndBrokenFilesAreOneLine() throws IOException {
    assertThatThrownBy(() -> ImageSource.FASHION_MNIST.folder(Optional.of(folder)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the images of fashion-mnist are not in");
    Files.writeString(folder.resolve("train-images-idx3-ubyte.gz"), "no gzip");
    Files.write(folder.resolve("train-labels-idx1-ubyte"), idxLabels(12));
    assertThatThrownBy(() -> IdxFiles.training(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("train-images-idx3-ubyte.gz is truncated: 7 bytes");
    assertThatThrownBy(() -> ImageSource.named("svhn"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("accepted: cifar10, cifar100, fashion-mnist, imagenet16-120, mnist");
  }

  @Test
  void gzippedImagesThatAreCutAreRefusedWhereverTheCutIs() throws IOException {
    Files.write(folder.resolve("train-labels-idx1-ubyte"), idxLabels(12));
    byte[] packed = Packed.gzip(idxImages(12));
    Path images = folder.resolve("train-images-idx3-ubyte.gz");
    Files.write(images, packed);
    assertThat(IdxFiles.training(folder).count()).isEqualTo(12);
    for (int length = 2; length < packed.length; length++) {
      Files.write(images, Arrays.copyOf(packed, length));
      assertThatThrownBy(() -> IdxFiles.training(folder))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(images + ": expected intact gzip data to the end");
    }
  }

  @Test
  void readsCifarRecords() throws IOException {
    byte[] ten = new byte[2 * 3073];
    ten[0] = 9;
    ten[3073] = 4;
    ten[3074] = (byte) 200;
    Files.write(folder.resolve("test_batch.bin"), ten);
    LabelledImages images = CifarFiles.test10(folder);
    assertThat(images.label(1)).isEqualTo(4);
    assertThat(images.pixels()[3072]).isEqualTo((byte) 200);
    byte[] hundred = new byte[3074];
    hundred[0] = 19;
    hundred[1] = 99;
    Files.write(folder.resolve("test.bin"), hundred);
    assertThat(CifarFiles.test100(folder).label(0)).isEqualTo(99);
    Files.write(folder.resolve("test.bin"), new byte[3000]);
    assertThatThrownBy(() -> CifarFiles.test100(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no whole number of records");
    ten[0] = 10;
    Files.write(folder.resolve("test_batch.bin"), ten);
    assertThatThrownBy(() -> CifarFiles.test10(folder))
        .hasMessageContaining("CIFAR-10 test: image 0 has label 10");
  }

  @Test
  void splitsAreStratifiedAndDisjoint() {
    LabelledImages images = IdxFiles.parse("i", idxImages(120), "l", idxLabels(120));
    ImageParts parts = ImageParts.split(images, images, 40, 60, new SplittableRandom(1));
    int[] classes = new int[10];
    for (int i = 0; i < 40; i++) {
      classes[parts.training().label(i)]++;
    }
    assertThat(classes).containsOnly(4);
    int[] order = images.stratifiedOrder(new SplittableRandom(1));
    assertThat(order).doesNotHaveDuplicates().hasSize(120);
    assertThat(images.stratifiedOrder(new SplittableRandom(1))).isEqualTo(order);
    assertThat(images.stratifiedOrder(new SplittableRandom(2))).isNotEqualTo(order);
    assertThatThrownBy(() -> ImageParts.split(images, images, 100, 60, new SplittableRandom(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("too few");
  }

  @Test
  void normalisedImagesHaveMeanZeroAndDeviationOne() {
    LabelledImages images = BuiltInImages.load().training();
    Normalization normalization = Normalization.of(images);
    float[] numbers = new float[images.pixels().length];
    for (int i = 0; i < images.count(); i++) {
      normalization.write(images, i, numbers, i * images.shape().size());
    }
    double sum = 0;
    double squares = 0;
    for (float number : numbers) {
      sum += number;
      squares += number * number;
    }
    assertThat(sum / numbers.length).isBetween(-1e-4, 1e-4);
    assertThat(squares / numbers.length).isBetween(0.999, 1.001);
  }

  @Test
  void augmentationsMoveMirrorAndCut() {
    Shape shape = new Shape(1, 3, 3);
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    SplittableRandom random = new SplittableRandom(2);
    boolean mirrored = false;
    boolean kept = false;
    for (int i = 0; i < 50; i++) {
      float[] copy = image.clone();
      new Augmentation(0, true, 0).apply(copy, 0, shape, random);
      mirrored |= Arrays.equals(copy, new float[] {3, 2, 1, 6, 5, 4, 9, 8, 7});
      kept |= Arrays.equals(copy, image);
    }
    assertThat(mirrored).isTrue();
    assertThat(kept).isTrue();
    boolean down = false;
    for (int i = 0; i < 100; i++) {
      float[] copy = image.clone();
      new Augmentation(1, false, 0).apply(copy, 0, shape, random);
      down |= Arrays.equals(copy, new float[] {0, 0, 0, 1, 2, 3, 4, 5, 6});
    }
    assertThat(down).isTrue();
    for (int i = 0; i < 20; i++) {
      float[] copy = image.clone();
      new Augmentation(0, false, 1).apply(copy, 0, shape, random);
      assertThat(copy).contains(0f);
      int zeros = 0;
      for (float pixel : copy) {
        zeros += pixel == 0 ? 1 : 0;
      }
      assertThat(zeros).isEqualTo(1);
    }
  }

  /** Written by numpy: five images with labels 1, 120, 121, 1000 and 7, pixel k is k modulo 251. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void readsTheClassesOfImageNet16(int protocol) throws IOException {
    byte[] pickle = numpyFile(protocol);
    LabelledImages images = ImageNet16Files.parse("batch", pickle);
    assertThat(images.labels()).containsExactly(0, 119, 6);
    assertThat(images.shape()).isEqualTo(new Shape(3, 16, 16));
    assertThat(images.pixels()[768]).isEqualTo((byte) (768 % 251));
    assertThat(images.pixels()[2 * 768 + 5]).isEqualTo((byte) ((4 * 768 + 5) % 251));
  }

  private static byte[] numpyFile(int protocol) throws IOException {
    String name = "imagenet16-protocol" + protocol + ".pickle";
    try (InputStream in = ImageFilesTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void imageNet16IsFoundInItsFolder() throws IOException {
    for (int i = 1; i <= 10; i++) {
      Files.write(folder.resolve("train_data_batch_" + i), numpyFile(4));
    }
    assertThat(ImageSource.named("imagenet16-120").folder(Optional.of(folder))).isEqualTo(folder);
    assertThat(ImageSource.IMAGENET16_120.training(folder).count()).isEqualTo(30);
    assertThatThrownBy(() -> ImageSource.IMAGENET16_120.test(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no image file")
        .hasMessageContaining("val_data");
  }

  @Test
  void faultyImageNet16FilesAreOneLine() throws IOException {
    byte[] good = numpyFile(2);
    SplittableRandom random = new SplittableRandom(3);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      try {
        ImageNet16Files.parse("batch", Damage.of(good, random));
      } catch (InvalidInputException e) {
        assertThat(e.getMessage()).startsWith("batch").doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(500);
    assertThatThrownBy(() -> ImageNet16Files.parse("batch", new byte[] {'N', '.'}))
        .hasMessage("batch: expected a dictionary");
    byte[] otherLabel = good.clone();
    int label = new String(good, StandardCharsets.ISO_8859_1).lastIndexOf("K\u0007");
    otherLabel[label + 1] = 0;
    assertThatThrownBy(() -> ImageNet16Files.parse("batch", otherLabel))
        .hasMessage("batch: image 4 has another label than 1 to 1000");
  }
}
