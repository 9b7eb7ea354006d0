package org.reprise.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** Opens a reproduction report in a headless Chromium; skipped where none is installed. */
class ReproductionInBrowserIT {
  private static final Path FOLDER = Path.of("target", "browser-reproduction").toAbsolutePath();

  @RegisterExtension static final HeadlessBrowser page = new HeadlessBrowser(FOLDER);

  @BeforeAll
  static void open() throws IOException {
    ReproductionPage.write(SampleReproduction.report(), FOLDER);
  }

  private static List<?> rows() {
    return (List<?>)
        page.value(
            "return [...document.querySelectorAll('tr[data-verdict]')]"
                + ".filter(r => r.offsetParent !== null).map(r => r.dataset.verdict)");
  }

  private static void filter(String verdict) {
    page.driver().findElement(By.cssSelector("[data-show=" + verdict + "]")).click();
  }

  @Test
  void everyTargetIsShownAndVerdictsFilter() throws IOException {
    page.show("reproduction.html", 1200, 2200);
    assertThat(rows()).hasSize(5);
    page.screenshot("reproduction-light.png");
    filter("not-reproduced");
    assertThat(rows()).hasSize(2).allMatch("not-reproduced"::equals);
    filter("reproduced");
    assertThat(rows()).hasSize(1);
    assertThat(page.driver().findElements(By.cssSelector("section.method:not([hidden])")))
        .hasSize(1);
    filter("all");
    assertThat(rows()).hasSize(5);
    page.driver().findElement(By.id("theme")).click();
    assertThat(page.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(20, 23, 28)");
    page.screenshot("reproduction-dark.png");
  }

  @Test
  void aTargetHasAnAddressAndAPageOpensThere() {
    page.show("reproduction.html", 1200, 500);
    page.click(By.linkText("search/missed-anew"));
    assertThat(page.driver().getCurrentUrl()).endsWith("reproduction.html#search/missed-anew");
    page.show("reproduction.html#search/missed-anew", 1200, 500);
    assertThat(page.run("return document.querySelector(':target').dataset.verdict"))
        .isEqualTo("not-reproduced");
    // The page scrolls smoothly to where it was opened.
    page.await(
        "const r = document.querySelector(':target').getBoundingClientRect();"
            + "return r.top >= 0 && r.top < innerHeight");
  }

  @Test
  void methodsAreReachedByTheBar() {
    page.show("reproduction.html", 1200, 500);
    page.click(By.cssSelector("nav.tabs a[href='#method-2']"));
    assertThat(page.run("return document.querySelector(':target h2').textContent"))
        .isEqualTo("search");
  }

  @Test
  void onAPhoneRowsAreCards() throws IOException {
    try {
      page.showOnPhone("reproduction.html");
      assertThat(page.outsideOfPhone()).isEmpty();
      assertThat(
              page.run(
                  "return [...document.querySelectorAll('.cards')]"
                      + ".every(e => e.scrollWidth <= e.clientWidth)"))
          .isEqualTo(true);
      page.screenshot("reproduction-phone.png");
    } finally {
      page.becomeDesktop();
    }
  }

  @Test
  void thePageNeedsNoOtherFile() throws IOException {
    Path alone = Files.createDirectories(FOLDER.resolve("alone"));
    Files.copy(
        FOLDER.resolve("reproduction.html"),
        alone.resolve("page.html"),
        StandardCopyOption.REPLACE_EXISTING);
    page.show("alone/page.html", 1200, 1200);
    assertThat(page.run("return getComputedStyle(document.querySelector('.targets')).fontSize"))
        .isEqualTo("14.72px");
    assertThat(rows()).hasSize(5);
  }
}
