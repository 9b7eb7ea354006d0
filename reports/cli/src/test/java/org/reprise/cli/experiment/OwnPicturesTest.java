package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;

/**
 * A user's own pictures, from a folder of PNG files to a leaderboard of networks trained on them.
 */
class OwnPicturesTest {
  @TempDir Path folder;

  @BeforeEach
  void drawPictures() throws IOException {
    System.setProperty("reprise.home", folder.resolve("home").toString());
    SplittableRandom random = new SplittableRandom(3);
    for (String name : new String[] {"bright", "dark"}) {
      Path ofClass = Files.createDirectories(folder.resolve("pets").resolve(name));
      for (int i = 0; i < 20; i++) {
        BufferedImage picture = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 63; pixel++) {
          int level = (name.equals("dark") ? 0 : 128) + random.nextInt(128);
          picture.setRGB(pixel % 9, pixel / 9, level << 16 | level << 8 | random.nextInt(256));
        }
        assertThat(ImageIO.write(picture, "png", ofClass.resolve(i + ".png").toFile())).isTrue();
      }
    }
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty("reprise.home");
  }

  private CommandLineTester.Outcome leaderboard(String out) {
    List<String> words = new ArrayList<>(List.of("leaderboard"));
    words.addAll(List.of("--images", folder + "/pets", "--resolution", "8", "--batch", "8"));
    words.addAll(List.of("--channels", "4", "--cells", "1", "--epochs", "1", "--seeds", "2"));
    words.addAll(List.of("--methods", "random-search,local-search", "--budget", "3"));
    words.addAll(List.of("--out", folder.resolve(out).toString()));
    return CommandLineTester.run(words.toArray(String[]::new));
  }

  @Test
  void aFolderOfPicturesGivesALeaderboard() throws IOException {
    CommandLineTester.Outcome board = leaderboard("board");
    assertThat(board.code()).as(board.err()).isZero();
    assertThat(board.out())
        .contains("random-search", "local-search", "hypervolume", "architectures trained")
        .contains("as a share of that of all runs");
    assertThat(Files.readAllLines(folder.resolve("board/results.csv"))).hasSize(3);
    assertThat(Files.exists(folder.resolve("board/figures/board-1-curves-compute.svg"))).isTrue();
    // Nothing is trained again, and the same comes out.
    CommandLineTester.Outcome again = leaderboard("again");
    assertThat(again.out()).contains("0 architectures trained");
    assertThat(folder.resolve("again/runs/runs.jsonl"))
        .hasSameBinaryContentAs(folder.resolve("board/runs/runs.jsonl"));
  }

  @Test
  void aBrokenPictureIsNamedAndNothingIsWritten() throws IOException {
    Path broken = folder.resolve("pets/dark/7.png");
    byte[] bytes = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));
    CommandLineTester.Outcome refused = leaderboard("refused");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).contains("7.png");
    assertThat(folder.resolve("refused")).doesNotExist();
  }
}
