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
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A Chromium without a window, on the pages of one folder: open while the tests of a class run, and
 * after each of them nothing may have failed in a page or gone to the network. Where none is
 * installed the class is skipped.
 */
final class HeadlessBrowser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  /** What a browser may take on a machine that is busy with other things. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Path folder;
  private @Nullable ChromeDriver driver;

  HeadlessBrowser(Path folder) {
    this.folder = folder;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
    Optional<Path> chromedriver = program("chromedriver");
    assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "no Chromium with its driver is installed: the pages are not opened in a browser"
            + " (Debian: apt-get install chromium chromium-driver)");
    Files.createDirectories(SCREENSHOTS);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    // Containers give little shared memory, and a tall page needs much.
    options.addArguments("--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriver opened =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .withTimeout(PATIENCE)
                .build(),
            options);
    opened.manage().timeouts().implicitlyWait(PATIENCE).scriptTimeout(PATIENCE);
    driver = opened;
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    assertNoErrorAndNoNetwork();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (driver != null) {
      driver.quit();
    }
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

  ChromeDriver driver() {
    return Objects.requireNonNull(driver, "the browser is open while tests run");
  }

  /** Opens a page of the folder, perhaps at an anchor, and waits until what is in view is drawn. */
  void show(String page, int width, int height) {
    driver().manage().window().setSize(new Dimension(width, height));
    int anchor = page.indexOf('#');
    String file = anchor < 0 ? page : page.substring(0, anchor);
    driver().get(folder.resolve(file).toUri() + page.substring(file.length()));
    awaitDrawn();
  }

  /** Waits until the page says that it is ready, and holds that no chart of it failed. */
  void awaitDrawn() {
    await("return document.documentElement.dataset.ready !== undefined");
    assertThat(run("return document.documentElement.dataset.ready")).isEqualTo("drawn");
  }

  /** Waits until a script returns true. */
  void await(String script, Object... arguments) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(run(script, arguments))) {
      assertThat(System.nanoTime()).as("waiting for: %s", script).isLessThan(until);
      settle();
    }
  }

  /** Scrolls to what is drawn as it comes into view, until every chart is drawn. */
  void drawRest() {
    await(
        "const rest = [...document.querySelectorAll('[data-chart]')]"
            + ".filter(e => !e.querySelector('svg path'));"
            + "rest.forEach(e => e.scrollIntoView({behavior: 'instant'}));"
            + "return rest.length === 0");
  }

  /** The page as it goes to paper, its program told as before printing. */
  void becomePaper() {
    run("window.dispatchEvent(new Event('beforeprint'))");
    driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
  }

  void becomeScreen() {
    driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    run("window.dispatchEvent(new Event('afterprint'))");
  }

  /**
   * Opens a page in a frame as wide as a phone; headless windows have a least width. The frame
   * comes before the page: a page that is loaded again may be half-way when its picture is taken.
   */
  void showOnPhone(String page) {
    driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", 390, "height", 2400, "deviceScaleFactor", 1, "mobile", true));
    show(page, 500, 2400);
    settle();
  }

  void becomeDesktop() {
    driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  /** What sticks out of a phone's frame, but for what scrolls by itself. */
  List<?> outsideOfPhone() {
    return (List<?>)
        value(
            "return [...document.querySelectorAll('body *')]"
                + ".filter(e => e.getBoundingClientRect().right > 391"
                + " && !e.closest('.scroll, .answer, .tabs, pre, svg'))"
                + ".map(e => e.tagName + '.' + e.className)");
  }

  /** Clicks it where it stands: a page that scrolls smoothly is still moving. */
  void click(By element) {
    run("arguments[0].click()", driver().findElement(element));
  }

  /** What a script returns that does return something. */
  Object value(String script, Object... arguments) {
    return Objects.requireNonNull(run(script, arguments), script);
  }

  @Nullable Object run(String script, Object... arguments) {
    return driver().executeScript(script, arguments);
  }

  /** Waits until what was asked for is drawn; a frame that is not shown draws nothing. */
  void settle() {
    driver()
        .executeAsyncScript(
            "const done = arguments[0];if (!document.documentElement.clientWidth) setTimeout(done,"
                + " 50);else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done,"
                + " 50)))");
  }

  void screenshot(String name) throws IOException {
    Files.write(SCREENSHOTS.resolve(name), driver().getScreenshotAs(OutputType.BYTES));
  }

  private void assertNoErrorAndNoNetwork() throws IOException {
    assertThat(driver().manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .isEmpty();
    ObjectMapper json = new ObjectMapper();
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver().manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = json.readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        addresses.add(message.at("/params/request/url").asText());
      }
    }
    assertThat(addresses)
        .isNotEmpty()
        .allMatch(a -> a.startsWith("file:") || a.startsWith("data:"));
  }
}
