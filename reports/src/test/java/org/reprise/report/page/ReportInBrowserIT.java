package org.reprise.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Opens a report in a headless Chromium. Skipped where none is installed (Debian: {@code apt-get
 * install chromium chromium-driver}). Screenshots stay in {@code target/screenshots}.
 */
class ReportInBrowserIT {
  private static final Path FOLDER = Path.of("target", "browser-report").toAbsolutePath();
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String EVIL = "<script>alert(1)</script>";

  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = program("chromedriver");
    assumeTrue(
        chromium.isPresent() && driver.isPresent(),
        "no Chromium with its driver is installed: the report is not opened in a browser");
    new ReportFolder(SampleStudy.of(10, List.of("nb201", EVIL), 40)).write(FOLDER);
    Files.createDirectories(SCREENSHOTS);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", logs);
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build(),
            options);
    browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  /** Whatever a test did: nothing failed in the page, and nothing went to the network. */
  @AfterEach
  void noErrorAndNoNetwork() throws IOException {
    if (browser == null) {
      return;
    }
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .isEmpty();
    ObjectMapper json = new ObjectMapper();
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = json.readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        addresses.add(message.at("/params/request/url").asText());
      }
    }
    assertThat(addresses)
        .isNotEmpty()
        .allMatch(a -> a.startsWith("file:") || a.startsWith("data:"));
  }

  private static Optional<Path> program(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void show(String page, int width, int height) {
    browser.manage().window().setSize(new Dimension(width, height));
    browser.get(FOLDER.resolve(page).toUri().toString());
  }

  private static Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) browser).executeScript(script, arguments);
  }

  /** Waits until what was asked for is drawn. */
  private static void settle() {
    browser.executeAsyncScript(
        "const done = arguments[0];"
            + "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))");
  }

  private static void screenshot(String name) throws IOException {
    Files.write(SCREENSHOTS.resolve(name), browser.getScreenshotAs(OutputType.BYTES));
  }

  @Test
  void everyChartIsDrawnInLightAndDark() throws IOException {
    show("index.html", 1280, 9000);
    browser.findElement(By.cssSelector("[data-chart=curves] svg path"));
    long empty =
        (Long)
            run(
                "return [...document.querySelectorAll('[data-chart]')]"
                    + ".filter(e => !e.querySelector('svg path')).length");
    assertThat(empty).isZero();
    screenshot("report-light.png");
    browser.findElement(By.id("theme")).click();
    assertThat(run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(20, 23, 28)");
    screenshot("report-dark.png");
  }

  @Test
  void onAPhoneNothingSticksOut() throws IOException {
    show("index.html", 500, 2400);
    // Headless windows have a least width; the frame has the phone's.
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 390, "height", 2400, "deviceScaleFactor", 1, "mobile", true));
    try {
      browser.navigate().refresh();
      screenshot("report-phone.png");
      run("document.querySelector('[data-chart=curves]').scrollIntoView({behavior: 'instant'})");
      browser.findElement(By.cssSelector("[data-chart=curves] svg path"));
      settle();
      // What scrolls by itself may be wider than the page.
      assertThat(
              (List<?>)
                  run(
                      "return [...document.querySelectorAll('body *')]"
                          + ".filter(e => e.getBoundingClientRect().right > 391"
                          + " && !e.closest('.scroll, .answer, .tabs, pre, svg'))"
                          + ".map(e => e.tagName + '.' + e.className)"))
          .isEmpty();
      screenshot("report-phone-curves.png");
    } finally {
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  @Test
  void tablesSort() {
    show("index.html", 1280, 1200);
    String table = "document.querySelector('.leaderboard')";
    WebElement regret =
        browser.findElement(
            By.xpath("(//table[contains(@class,'leaderboard')])[1]//th[.='regret']"));
    int column =
        ((Long) run("return [...arguments[0].parentNode.children].indexOf(arguments[0])", regret))
            .intValue();
    for (String order : List.of("ascending", "descending")) {
      run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", regret);
      regret.findElement(By.tagName("button")).click();
      assertThat(regret.getDomAttribute("aria-sort")).isEqualTo(order);
      List<Double> values = new ArrayList<>();
      for (Object value :
          (List<?>)
              run(
                  "return [..."
                      + table
                      + ".tBodies[0].rows].map(r => +r.cells["
                      + column
                      + "].dataset.value)")) {
        values.add(((Number) value).doubleValue());
      }
      assertThat(values).hasSize(11);
      assertThat(values)
          .isSortedAccordingTo(
              order.equals("ascending")
                  ? java.util.Comparator.naturalOrder()
                  : java.util.Comparator.reverseOrder());
    }
  }

  @Test
  void theLegendHidesACurveAndItsBand() {
    show("index.html", 1280, 1600);
    By entry =
        By.xpath(
            "(//*[@data-chart='curves'])[1]"
                + "//*[local-name()='text'][normalize-space(.)='random-search']");
    String selected =
        "return echarts.getInstanceByDom(document.querySelector('[data-chart=curves]'))"
            + ".getOption().legend[0].selected['random-search']";
    String shapes =
        "return document.querySelector('[data-chart=curves]').querySelectorAll('svg path').length";
    Long before = (Long) run(shapes);
    for (boolean shown : new boolean[] {false, true}) {
      // Found anew, since a click draws the legend anew.
      new Actions(browser).moveToElement(browser.findElement(entry)).click().perform();
      // Off the legend, under which a curve stands out and others fade.
      new Actions(browser).moveToElement(browser.findElement(By.tagName("h1"))).perform();
      settle();
      assertThat(run(selected)).isEqualTo(shown);
      if (shown) {
        assertThat((Long) run(shapes)).isEqualTo(before);
      } else {
        assertThat((Long) run(shapes)).isLessThanOrEqualTo(before - 2);
      }
    }
  }

  @Test
  void controlsChangeTheAxes() {
    show("index.html", 1280, 1600);
    String axis =
        "return echarts.getInstanceByDom(document.querySelector('[data-chart=curves]'))"
            + ".getOption()";
    WebElement controls = browser.findElement(By.cssSelector(".controls"));
    assertThat(run(axis + ".xAxis[0].name")).isEqualTo("evaluations");
    assertThat(run(axis + ".yAxis[0].type")).isEqualTo("log");
    controls.findElement(By.cssSelector("[data-to=seconds]")).click();
    controls.findElement(By.cssSelector("[data-toggle=logy]")).click();
    assertThat(run(axis + ".xAxis[0].name")).isEqualTo("simulated training time");
    assertThat(run(axis + ".yAxis[0].type")).isEqualTo("value");
    controls.findElement(By.cssSelector("[data-to=score]")).click();
    assertThat(run(axis + ".yAxis[0].name")).isEqualTo("test accuracy (%)");
  }

  @Test
  void namesAreTextWhateverTheyHold() {
    show("index.html", 1280, 1200);
    assertThat(browser.findElement(By.id("board-2")).getText()).startsWith(EVIL);
    assertThat(run("return document.querySelectorAll('img, b > i').length")).isEqualTo(0L);
    WebElement chip = browser.findElement(By.linkText("<b>bold & \"quoted\"</b>"));
    run("arguments[0].click()", chip);
    assertThat(browser.getTitle()).isEqualTo("<b>bold & \"quoted\"</b>");
    assertThat(browser.findElement(By.tagName("h1")).getText())
        .isEqualTo("<b>bold & \"quoted\"</b>");
    browser.findElement(By.cssSelector("[data-chart=curves] svg path"));
  }

  @Test
  void methodPagesOpen() throws IOException {
    show("methods/regularized-evolution.html", 1280, 1500);
    browser.findElement(By.cssSelector("[data-chart=curves] svg path"));
    screenshot("method.png");
    browser.findElement(By.linkText("Leaderboard")).click();
    assertThat(browser.getTitle()).contains("Leaderboard");
  }
}
