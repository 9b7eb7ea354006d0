package org.reprise.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.reprise.report.figure.FigureFormat;
import org.reprise.report.leaderboard.Figures;
import org.reprise.reproduction.claim.RecordedVerdicts;

/**
 * Opens a report in a headless Chromium. Skipped where none is installed (Debian: {@code apt-get
 * install chromium chromium-driver}). Screenshots stay in {@code target/screenshots}.
 */
class ReportInBrowserIT {
  private static final Path FOLDER = Path.of("target", "browser-report").toAbsolutePath();
  private static final String EVIL = "<script>alert(1)</script>";

  @RegisterExtension static final HeadlessBrowser page = new HeadlessBrowser(FOLDER);

  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    browser = page.driver();
    new ReportFolder(
            SampleStudy.of(10, List.of("nb201", EVIL), 40), new RecordedVerdicts(List.of()))
        .write(FOLDER, Set.of(FigureFormat.SVG));
  }

  @Test
  void everyChartIsDrawnInLightAndDark() throws IOException {
    page.show("index.html", 1280, 9000);
    assertThat(
            page.run(
                "return [...document.querySelectorAll('[data-chart]')].filter(e =>"
                    + " e.getBoundingClientRect().top < innerHeight && !e.querySelector('svg"
                    + " path')).map(e => e.dataset.chart)"))
        .asInstanceOf(LIST)
        .isEmpty();
    // The rest is drawn as it comes into view.
    page.drawRest();
    page.run("scrollTo({top: 0, behavior: 'instant'})");
    page.screenshot("report-light.png");
    page.click(By.id("theme"));
    assertThat(page.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(20, 23, 28)");
    page.screenshot("report-dark.png");
  }

  @Test
  void onAPhoneNothingSticksOut() throws IOException {
    try {
      page.showOnPhone("index.html");
      page.screenshot("report-phone.png");
      page.run(
          "document.querySelector('[data-chart=curves]').scrollIntoView({behavior: 'instant'})");
      browser.findElement(By.cssSelector("[data-chart=curves] svg path"));
      page.settle();
      assertThat(page.outsideOfPhone()).isEmpty();
      // Captions of tables whose rows are cards have the width of the page.
      assertThat(
              page.run(
                  "return [...document.querySelectorAll('.cards caption')]"
                      + ".filter(c => c.getBoundingClientRect().width < 300).length"))
          .isEqualTo(0L);
      page.screenshot("report-phone-curves.png");
    } finally {
      page.becomeDesktop();
    }
  }

  @Test
  void onPaperEveryChartIsDrawnWithinItsFrame() throws IOException {
    page.show("index.html", 740, 1000);
    page.becomePaper();
    try {
      assertThat(
              (List<?>)
                  page.run(
                      "return [...document.querySelectorAll('[data-chart]')].filter(e => {"
                          + "const drawn = e.querySelector('svg');"
                          + "if (!drawn || !drawn.querySelector('path')) return true;"
                          + "const frame = e.closest('figure').getBoundingClientRect();"
                          + "const box = drawn.getBoundingClientRect();"
                          + "return box.height < 50 || box.left < frame.left"
                          + " || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;"
                          + "}).map(e => e.dataset.chart)"))
          .isEmpty();
      page.screenshot("report-paper.png");
    } finally {
      page.becomeScreen();
    }
    assertThat(page.run("return document.querySelectorAll('[data-chart] svg[viewBox]').length"))
        .isEqualTo(0L);
  }

  @Test
  void inAHiddenFrameChartsAreDrawnOnceItIsShown() throws IOException {
    Files.writeString(
        FOLDER.resolve("frame.html"),
        "<!doctype html><html data-ready=drawn><link rel=icon href='data:,'>"
            + "<iframe src=index.html style='display:none;width:1000px;height:900px'></iframe>");
    page.show("frame.html", 1280, 1200);
    WebElement frame = browser.findElement(By.tagName("iframe"));
    browser.switchTo().frame(frame);
    page.awaitDrawn();
    assertThat(page.run("return document.querySelectorAll('[data-chart] svg').length"))
        .isEqualTo(0L);
    browser.switchTo().defaultContent();
    page.run("arguments[0].style.display = 'block'", frame);
    browser.switchTo().frame(frame);
    page.await(
        "return ![...document.querySelectorAll('[data-board=\"0\"] [data-chart]')]"
            + ".some(e => !e.querySelector('svg path'))");
    assertThat(page.run("return document.documentElement.dataset.ready")).isEqualTo("drawn");
    browser.switchTo().defaultContent();
  }

  @Test
  void aChartThatCannotBeDrawnSaysSoAndLeavesTheOthers() throws IOException {
    String index = Files.readString(FOLDER.resolve("index.html"));
    Files.writeString(
        FOLDER.resolve("broken.html"),
        index.replaceFirst("\"distributions\":\\[", "\"distributions\":[null,"));
    browser.get(FOLDER.resolve("broken.html").toUri().toString());
    page.await("return document.documentElement.dataset.ready === 'failed'");
    assertThat(
            page.run(
                "return document.querySelector('[data-board=\"0\"] [data-chart=distributions]')"
                    + ".textContent"))
        .asString()
        .startsWith("This chart could not be drawn");
    page.await("return document.querySelector('[data-chart=costs] svg path') !== null");
    // The error is in the browser's log, for whoever looks for it.
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isNotEmpty();
  }

  @Test
  void noTableIsCut() {
    for (int width : new int[] {1400, 1600}) {
      page.show("index.html", width, 1200);
      assertThat(
              page.run(
                  "return [...document.querySelectorAll('.scroll')]"
                      + ".filter(e => e.scrollWidth > e.clientWidth + 1)"
                      + ".map(e => e.firstElementChild.className + ' ' + e.scrollWidth)"))
          .asInstanceOf(LIST)
          .isEmpty();
    }
  }

  @Test
  void tablesSort() {
    page.show("index.html", 1280, 1200);
    String table = "document.querySelector('.leaderboard')";
    WebElement regret =
        browser.findElement(
            By.xpath("(//table[contains(@class,'leaderboard')])[1]//th[.='regret']"));
    int column =
        ((Long)
                page.value(
                    "return [...arguments[0].parentNode.children].indexOf(arguments[0])", regret))
            .intValue();
    for (String order : List.of("ascending", "descending")) {
      page.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", regret);
      regret.findElement(By.tagName("button")).click();
      assertThat(regret.getDomAttribute("aria-sort")).isEqualTo(order);
      List<Double> values = new ArrayList<>();
      for (Object value :
          (List<?>)
              page.value(
                  "return [..."
                      + table
                      + ".tBodies[0].rows].map(r => +r.cells["
                      + column
                      + "].dataset.value)")) {
        values.add(((Number) value).doubleValue());
      }
      assertThat(values).hasSize(12);
      assertThat(values)
          .isSortedAccordingTo(
              order.equals("ascending")
                  ? java.util.Comparator.naturalOrder()
                  : java.util.Comparator.reverseOrder());
    }
  }

  @Test
  void theLegendHidesACurveAndItsBand() {
    // So high that the chart is in view: the mouse moves over it.
    page.show("index.html", 1280, 3000);
    browser.findElement(By.cssSelector("[data-chart=curves] svg path"));
    page.settle();
    By entry =
        By.xpath(
            "(//*[@data-chart='curves'])[1]"
                + "//*[local-name()='text'][normalize-space(.)='random-search']");
    String selected =
        "return echarts.getInstanceByDom(document.querySelector('[data-chart=curves]'))"
            + ".getOption().legend[0].selected['random-search']";
    String shapes =
        "return document.querySelector('[data-chart=curves]').querySelectorAll('svg path').length";
    Long before = (Long) page.value(shapes);
    for (boolean shown : new boolean[] {false, true}) {
      // Found anew, since a click draws the legend anew.
      new Actions(browser).moveToElement(browser.findElement(entry)).click().perform();
      // Off the legend, under which a curve stands out and others fade.
      new Actions(browser).moveToElement(browser.findElement(By.tagName("h1"))).perform();
      page.settle();
      assertThat(page.run(selected)).isEqualTo(shown);
      if (shown) {
        assertThat((Long) page.run(shapes)).isEqualTo(before);
      } else {
        assertThat((Long) page.run(shapes)).isLessThanOrEqualTo(before - 2);
      }
    }
  }

  @Test
  void namesCarryTheLineAndTheSymbolOfTheirCurves() throws IOException {
    page.show("index.html", 1280, 9000);
    assertThat(
            page.run(
                "const curves = echarts.getInstanceByDom("
                    + "document.querySelector('[data-chart=curves]')).getOption().series;"
                    + "const names = [...document.querySelectorAll('[data-method]')]"
                    + ".filter(e => !['optimum', 'best by signal'].includes(e.dataset.method));"
                    + "return names.length < 10 ? 'few names' : names.filter(e => {"
                    + "const curve = curves.find(s => s.name === e.dataset.method"
                    + " && s.lineStyle && s.lineStyle.width === 2);"
                    + "const key = e.querySelector('svg');"
                    + "return !curve || !key || key.dataset.symbol !== curve.symbol"
                    + " || key.getAttribute('fill') !== curve.lineStyle.color"
                    + " || key.querySelector('path[stroke]').hasAttribute('stroke-dasharray')"
                    + " !== (curve.lineStyle.type !== 'solid');"
                    + "}).map(e => e.outerHTML).join()"))
        .isEqualTo("");
  }

  @Test
  void controlsChangeTheAxes() {
    page.show("index.html", 1280, 3000);
    browser.findElement(By.cssSelector(".board [data-chart=curves] svg path"));
    page.settle();
    String axis =
        "return echarts.getInstanceByDom(document.querySelector('.board [data-chart=curves]'))"
            + ".getOption()";
    WebElement controls = browser.findElement(By.cssSelector(".board .controls"));
    assertThat(page.run(axis + ".xAxis[0].name")).isEqualTo("evaluations");
    assertThat(page.run(axis + ".yAxis[0].type")).isEqualTo("log");
    controls.findElement(By.cssSelector("[data-to=seconds]")).click();
    controls.findElement(By.cssSelector("[data-toggle=logy]")).click();
    assertThat(page.run(axis + ".xAxis[0].name")).isEqualTo("simulated training time");
    assertThat(page.run(axis + ".yAxis[0].type")).isEqualTo("value");
    controls.findElement(By.cssSelector("[data-to=score]")).click();
    assertThat(page.run(axis + ".yAxis[0].name")).isEqualTo("test accuracy (%)");
  }

  @Test
  void theHeadShowsRegretOverTime() {
    page.show("index.html", 1280, 3000);
    assertThat(
            page.run(
                "const o ="
                    + " echarts.getInstanceByDom(document.querySelector('.answer"
                    + " [data-chart=curves]')).getOption();"
                    + " return [o.xAxis[0].name, o.yAxis[0].name, o.xAxis[0].type]"))
        .isEqualTo(List.of("simulated training time", "regret (percentage points)", "log"));
    assertThat(browser.findElement(By.cssSelector(".answer figcaption")).getText())
        .contains("40 runs of each method");
  }

  @Test
  void legendsShowAllTheirEntries() {
    page.show("index.html", 740, 9000);
    assertThat(
            page.run(
                "return [...document.querySelectorAll('.board[data-board=\"0\"] [data-chart]')]"
                    + ".map(e => echarts.getInstanceByDom(e).getOption().legend)"
                    + ".filter(l => l && l.length && l[0].type === 'scroll').length"))
        .isEqualTo(0L);
    assertThat(
            page.run(
                "const shown = [...document.querySelector('.board [data-chart=curves]')"
                    + ".querySelectorAll('text')].map(t => t.textContent);"
                    + "return Object.keys(JSON.parse(document.getElementById('data').textContent)"
                    + ".boards[0].runs).filter(m => !shown.includes(m))"))
        .asInstanceOf(LIST)
        .isEmpty();
  }

  @Test
  void anOperationHasOneColourAndNoTwoShareIt() {
    page.show("index.html", 1280, 9000);
    for (boolean dark : new boolean[] {false, true}) {
      List<?> pairs =
          (List<?>)
              page.value(
                  "const pairs = new Set();"
                      + "document.querySelectorAll('[data-chart=cell]').forEach(e => {"
                      + "  const chart = echarts.getInstanceByDom(e);"
                      + "  if (!chart) return;"
                      + "  chart.getOption().series[0].links.filter(l => l.operation).forEach("
                      + "    l => pairs.add(l.operation + ' ' + l.lineStyle.color)); });"
                      + "return [...pairs]");
      // Two convolutions and the skip connection of the sample's cell.
      assertThat(pairs).hasSize(3);
      assertThat(pairs.stream().map(pair -> pair.toString().replaceAll(".* ", "")).distinct())
          .hasSize(3);
      // The same in every report, whatever else its cells hold.
      assertThat(pairs.toString()).contains("nor_conv_1x1 " + (dark ? "#ad741a" : "#db6b18"));
      page.click(By.id("theme"));
    }
  }

  @Test
  void whatReachesRegretZeroComesDownToTheFootOfALogarithmicAxis() throws IOException {
    String index = Files.readString(FOLDER.resolve("index.html"));
    // The first method finds the optimum in all its runs: its mean ends there.
    Files.writeString(
        FOLDER.resolve("zero.html"), index.replaceFirst("\"optimum\":[0-9.]+", "\"optimum\":90"));
    page.show("zero.html", 1280, 9000);
    assertThat(
            page.run(
                "const o = echarts.getInstanceByDom(document.querySelector('.board"
                    + " [data-chart=curves]')).getOption();"
                    + " const line = o.series.find(s => s.type === 'line');"
                    + " return [line.data[line.data.length - 1][1] === o.yAxis[0].min,"
                    + " line.markLine.data[0].yAxis === o.yAxis[0].min,"
                    + " line.markLine.label.formatter]"))
        .isEqualTo(List.of(true, true, "0"));
  }

  /** Each text of a chart stands in its file, too: digits, ticks, names, units. */
  @ParameterizedTest
  @CsvSource({
    "curves, curves-evaluations",
    "distributions, final-regret",
    "ranks, ranks",
    "pairwise, pairwise",
    "costs, costs",
    "reached, reached-0.05-evaluations",
    "rankings, ranking-1",
    "tradeOffs, pareto-1"
  })
  void aFileSaysWhatThePageSays(String chart, String file) throws IOException {
    page.show("index.html", 1280, 9000);
    List<String> written = new ArrayList<>();
    Matcher texts =
        Pattern.compile("<text[^>]*>([^<]*)</text>")
            .matcher(Files.readString(FOLDER.resolve("figures/board-1-" + file + ".svg")));
    while (texts.find()) {
      written.add(plain(texts.group(1).replace("&lt;", "<").replace("&gt;", ">")));
    }
    List<String> drawn = new ArrayList<>();
    for (Object text :
        (List<?>)
            page.value(
                "return [...document.querySelector('.board[data-board=\"0\"] [data-chart="
                    + chart
                    + "]').querySelectorAll('text')].map(t => t.textContent)")) {
      drawn.add(plain((String) text));
    }
    assertThat(drawn).hasSizeGreaterThan(5);
    String all = String.join("\n", written).replace("&quot;", "\"").replace("&amp;", "&");
    assertThat(drawn)
        // The page is narrower, and shortens names there that the file has room for.
        .filteredOn(text -> !text.contains("…"))
        .allSatisfy(text -> assertThat(all).contains(text));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void thePageWritesNumbersAsTheProgramDoes() {
    page.show("index.html", 1280, 1200);
    List<Double> values =
        List.of(
            0.0, 0.435, 0.585, 1.005, 2.675, -0.0004, -0.0125, 93.45649, 1e-7, 0.00062, 0.0123,
            0.049951, 0.1, 0.999, 12.5, 599.6, 600.0, 7199.0, 7200.0, 86400.0, 172800.0, 9999.0,
            10000.0, 1234567.0, 4.66e12, 2e15);
    String words = Template.text("script/words.js");
    assertThat(page.run(words + "return arguments[0].map(v => fixed(v, 2))", values))
        .isEqualTo(values.stream().map(value -> Figures.fixed(value, 2)).toList());
    assertThat(page.run(words + "return arguments[0].map(v => fixed(v, 3))", values))
        .isEqualTo(values.stream().map(value -> Figures.fixed(value, 3)).toList());
    List<Double> levels = values.stream().filter(value -> value >= 0 && value < 1).toList();
    assertThat(page.run(words + "return arguments[0].map(v => pValue(v))", levels))
        .isEqualTo(levels.stream().map(Figures::p).toList());
  }

  @Test
  void namesAreTextWhateverTheyHold() {
    page.show("index.html", 1280, 1200);
    assertThat(browser.findElement(By.id("board-2")).getText()).startsWith(EVIL);
    assertThat(page.run("return document.querySelectorAll('img, b > i').length")).isEqualTo(0L);
    WebElement chip = browser.findElement(By.linkText("<b>bold & \"quoted\"</b>"));
    page.run("arguments[0].click()", chip);
    assertThat(browser.getTitle()).isEqualTo("<b>bold & \"quoted\"</b>");
    assertThat(browser.findElement(By.tagName("h1")).getText())
        .isEqualTo("<b>bold & \"quoted\"</b>");
    browser.findElement(By.cssSelector("[data-chart=curves] svg path"));
  }

  @Test
  void methodPagesOpen() throws IOException {
    page.show("methods/regularized-evolution.html", 1280, 1500);
    browser.findElement(By.cssSelector("[data-chart=curves] svg path"));
    page.screenshot("method.png");
    browser.findElement(By.linkText("Leaderboard")).click();
    assertThat(browser.getTitle()).contains("Leaderboard");
  }
}
