package org.reprise.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.reprise.space.network.Shape;

class BuiltInImagesTest {
  private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

  @Test
  void partsAreBalanced() {
    ImageParts parts = BuiltInImages.load();
    assertThat(parts.training().shape()).isEqualTo(new Shape(1, 14, 14));
    assertBalanced(parts.training(), 400);
    assertBalanced(parts.validation(), 600);
    assertBalanced(parts.test(), 1000);
    assertBalanced(parts.training().range("a beginning", 0, 500), 50);
  }

  private static void assertBalanced(LabelledImages images, int each) {
    int[] classes = new int[10];
    for (int i = 0; i < images.count(); i++) {
      classes[images.label(i)]++;
    }
    assertThat(classes).containsOnly(each);
  }

  @Test
  void areDrawnFromTheOfficialFiles() {
    assumeThat(Files.isDirectory(DEBIAN))
        .describedAs("package dataset-fashion-mnist is installed")
        .isTrue();
    ImageParts shipped = BuiltInImages.load();
    ImageParts drawn = BuiltInImages.draw(IdxFiles.training(DEBIAN), IdxFiles.test(DEBIAN));
    assertThat(shipped.training().pixels()).isEqualTo(drawn.training().pixels());
    assertThat(shipped.validation().labels()).isEqualTo(drawn.validation().labels());
    assertThat(shipped.validation().pixels()).isEqualTo(drawn.validation().pixels());
    assertThat(shipped.test().pixels()).isEqualTo(drawn.test().pixels());
  }
}
