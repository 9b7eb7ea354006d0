package org.reprise.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Shape;

class ClassFoldersTest {
  @TempDir private Path folder;

  private void picture(String name, int width, int height, Color left, Color right)
      throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, (x < width / 2 ? left : right).getRGB());
      }
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile());
  }

  @Test
  void readsClassesByTheirFoldersAndResizes() throws IOException {
    picture("cats/a.png", 8, 8, Color.RED, Color.BLUE);
    picture("dogs/b.jpg", 12, 8, Color.WHITE, Color.WHITE);
    Files.writeString(folder.resolve("cats/notes.txt"), "not a picture");
    LabelledImages images = ClassFolders.read("pets", folder, 4);
    assertThat(images.shape()).isEqualTo(new Shape(3, 4, 4));
    assertThat(images.labels()).containsExactly(0, 1);
    byte[] red = Arrays.copyOf(images.pixels(), 4);
    assertThat(red).containsExactly(-1, -1, 0, 0);
    assertThat(Arrays.copyOfRange(images.pixels(), 48, 52)).containsExactly(-1, -1, -1, -1);
  }

  @Test
  void greyPicturesGiveOneChannelWithTheMeanOfEachArea() throws IOException {
    picture("a/1.png", 3, 3, Color.BLACK, Color.WHITE);
    picture("b/1.png", 2, 2, Color.GRAY, Color.GRAY);
    LabelledImages images = ClassFolders.read("grey", folder, 2);
    assertThat(images.shape().channels()).isEqualTo(1);
    // Of three columns 0, 255, 255 the left half of two pixels covers one and a half.
    assertThat(images.pixels()[0] & 0xFF).isEqualTo(85);
    assertThat(images.pixels()[1] & 0xFF).isEqualTo(255);
  }

  @Test
  void aBrokenPictureIsNamed() throws IOException {
    picture("a/1.png", 4, 4, Color.RED, Color.RED);
    picture("b/1.png", 4, 4, Color.RED, Color.RED);
    byte[] whole = Files.readAllBytes(folder.resolve("b/1.png"));
    Files.write(folder.resolve("b/2.png"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> ClassFolders.read("x", folder, 4))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2.png");
    Files.writeString(folder.resolve("b/2.png"), "no picture at all");
    assertThatThrownBy(() -> ClassFolders.read("x", folder, 4))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2.png");
  }

  @Test
  void foldersThatAreNoClassesAreRefused() throws IOException {
    picture("only/1.png", 4, 4, Color.RED, Color.RED);
    assertThatThrownBy(() -> ClassFolders.read("x", folder, 4))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1 subfolders");
    Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> ClassFolders.read("x", folder, 4))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds no PNG or JPEG picture");
  }

  @Test
  void thePartsAreStratifiedAndFollowFromTheSeed() throws IOException {
    for (int i = 0; i < 10; i++) {
      picture("a/" + i + ".png", 2, 2, Color.BLACK, Color.BLACK);
      picture("b/" + i + ".png", 2, 2, Color.WHITE, Color.WHITE);
    }
    LabelledImages all = ClassFolders.read("x", folder, 2);
    ImageParts parts = ClassFolders.split(all, 0, new SplittableRandom(1));
    assertThat(parts.training().count()).isEqualTo(12);
    assertThat(parts.validation().count()).isEqualTo(4);
    assertThat(parts.test().labels()).containsExactlyInAnyOrder(0, 0, 1, 1);
    ImageParts again = ClassFolders.split(all, 0, new SplittableRandom(1));
    assertThat(again.training().pixels()).isEqualTo(parts.training().pixels());
  }
}
