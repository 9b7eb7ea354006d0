package org.reprise.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.reprise.report.figure.Drawing.Line;
import org.reprise.report.figure.Drawing.Words;

class FigureFilesTest {
  private static final Map<String, Drawing> DRAWINGS =
      BoardFigures.drawings(SampleBoard.board(), SampleBoard.STYLES);

  @Test
  void thereIsAFigureOfEachKind() {
    assertThat(DRAWINGS)
        .containsOnlyKeys(
            "curves-evaluations",
            "curves-seconds",
            "final-regret",
            "costs",
            "ranks",
            "pairwise",
            "reached-0.5-evaluations",
            "ranking-1",
            "selection",
            "pareto-1",
            "alpha-1",
            "choices",
            "gap");
  }

  @Test
  void everyFigureStatesItsUnitAndOfHowManyItIs() {
    DRAWINGS.forEach(
        (name, drawing) -> {
          String words = String.join(" ", texts(drawing));
          String unit =
              switch (name.replaceAll("-.*", "")) {
                case "curves", "final" -> "(percentage points)";
                case "reached" -> "0.5 (percentage points)";
                case "ranks" -> "average rank (1 is best)";
                case "pairwise" -> "(A12)";
                case "costs" -> " ms";
                case "alpha" -> "softmax of every decision of bananas over epochs";
                default -> "(%)";
              };
          String count =
              switch (name.replaceAll("-.*", "")) {
                case "ranks" -> "over 8 seeds";
                case "alpha", "choices", "gap" -> "mean over 2 runs";
                case "selection" -> "exact over all draws";
                case "ranking" -> "n = 6,466 distinct trainings";
                default -> "8 to 12 runs of each method";
              };
          assertThat(words).as(name).contains(unit, count, "nb201 · cifar10/test");
        });
  }

  @Test
  void nothingIsDrawnOutsideOfItsFrame() {
    DRAWINGS.forEach(
        (name, drawing) -> {
          for (Drawing.Shape shape : drawing.shapes()) {
            if (shape instanceof Words words && words.turn() == 0) {
              double width = FigureFont.width(words.text());
              double start =
                  words.x()
                      - switch (words.anchor()) {
                        case START -> 0;
                        case MIDDLE -> width / 2;
                        case END -> width;
                      };
              assertThat(start).as("%s: %s", name, words).isNotNegative();
              assertThat(start + width).as("%s: %s", name, words).isLessThan(drawing.width());
              assertThat(words.y()).as("%s: %s", name, words).isBetween(8.0, drawing.height());
            }
          }
        });
  }

  private static Drawing drawing(String name) {
    return Objects.requireNonNull(DRAWINGS.get(name), name);
  }

  @Test
  void whatReachesRegretZeroComesDownToAFootCalledZero() {
    Drawing drawing = drawing("curves-evaluations");
    double foot =
        drawing.shapes().stream()
            .filter(shape -> shape instanceof Words words && words.text().equals("0"))
            .mapToDouble(shape -> ((Words) shape).y() - 4)
            .findFirst()
            .orElseThrow();
    String color = Palette.Style.of(SampleBoard.STYLES, "bananas").color();
    Line curve =
        drawing.shapes().stream()
            .filter(Line.class::isInstance)
            .map(Line.class::cast)
            .filter(line -> line.color().equals(color))
            .filter(line -> line.points().size() > 2)
            .findFirst()
            .orElseThrow();
    assertThat(curve.points().get(curve.points().size() - 1)[1]).isCloseTo(foot, within(1e-9));
    // The least regret above 0 is that of the other's band, 0.5; the foot is at half of it.
    assertThat(texts(drawing)).contains("0.5", "1", "2", "4", "8").doesNotContain("0.125");
  }

  @Test
  void aLongNameKeepsItsEnd() {
    assertThat(FigureFont.brief(SampleBoard.LONG, 200))
        .startsWith("regul")
        .contains("…")
        .endsWith("=0.1");
    assertThat(FigureFont.width(FigureFont.brief(SampleBoard.LONG, 200))).isLessThanOrEqualTo(200);
    assertThat(FigureFont.brief("bananas", 200)).isEqualTo("bananas");
  }

  @Test
  void textsAreAsWideAsInHelvetica() {
    // Adobe's metrics: of 1000 units a has 556, i 222, M 833 and the space 278; at 12 pixels.
    assertThat(FigureFont.width("aiM "))
        .isCloseTo(12 * (556 + 222 + 833 + 278) / 1e3, within(0.02));
  }

  @Test
  void thePdfHasTheTextsOfTheDrawingAsText() throws IOException {
    for (String name : DRAWINGS.keySet()) {
      Drawing drawing = DRAWINGS.get(name);
      try (PDDocument document = Loader.loadPDF(PdfFile.of(drawing))) {
        String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        for (String words : texts(drawing)) {
          if (!isTurned(drawing, words)) {
            assertThat(text).as(name).contains(words.replaceAll("\\s+", ""));
          }
        }
        assertThat(document.getNumberOfPages()).isEqualTo(1);
        assertThat((double) document.getPage(0).getMediaBox().getWidth())
            .isCloseTo(0.75 * drawing.width(), within(0.01));
        assertThat(document.getDocumentInformation().getTitle()).isEqualTo(drawing.title());
      }
    }
  }

  @Test
  void thePictureHasTheColoursOfTheDrawing() throws IOException {
    Drawing drawing = new Drawing(40, "a red box");
    drawing.box(10, 10, 20, 20, "#ff0000");
    drawing.endAt(40);
    byte[] png = PngFile.of(PdfFile.of(drawing));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(80);
    assertThat(image.getHeight()).isEqualTo(80);
    assertThat(image.getRGB(40, 40)).isEqualTo(0xffff0000);
    assertThat(image.getRGB(10, 10)).isEqualTo(0xffffffff);
    // y grows downwards.
    assertThat(image.getRGB(40, 24)).isEqualTo(0xffff0000);
    assertThat(image.getRGB(40, 66)).isEqualTo(0xffffffff);
  }

  @Test
  void theSameDrawingGivesTheSameBytes() {
    EnumSet<FigureFormat> all = EnumSet.allOf(FigureFormat.class);
    Map<FigureFormat, byte[]> first = FigureFormat.write(drawing("costs"), all);
    Map<FigureFormat, byte[]> second = FigureFormat.write(drawing("costs"), all);
    assertThat(first).hasSize(3);
    first.forEach(
        (format, file) -> {
          assertThat(second.get(format)).as("%s", format).isEqualTo(file);
          assertThat(format.file(drawing("costs"))).as("%s alone", format).isEqualTo(file);
        });
  }

  @Test
  void whatTheFontLacksIsAQuestionMark() throws IOException {
    Drawing drawing = new Drawing(200, "名");
    drawing.text(10, 20, "表 µ ≤ ▲ −1 é", Drawing.Anchor.START, Drawing.INK);
    drawing.endAt(40);
    try (PDDocument document = Loader.loadPDF(PdfFile.of(drawing))) {
      assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("? µ ≤ ▲ −1 é");
    }
    assertThat(SvgFile.of(drawing)).contains("表");
  }

  private static List<String> texts(Drawing drawing) {
    return drawing.shapes().stream()
        .flatMap(shape -> shape instanceof Words words ? Stream.of(words.text()) : Stream.of())
        .toList();
  }

  private static boolean isTurned(Drawing drawing, String text) {
    return drawing.shapes().stream()
        .anyMatch(
            shape ->
                shape instanceof Words words && words.turn() != 0 && words.text().equals(text));
  }
}
