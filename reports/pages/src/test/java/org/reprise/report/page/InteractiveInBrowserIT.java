package org.reprise.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Opens the page that is kept in docs/results in a headless Chromium; skipped without one. */
class InteractiveInBrowserIT {
  @RegisterExtension
  static final HeadlessBrowser page =
      new HeadlessBrowser(Path.of("../../docs/results").toAbsolutePath().normalize());

  @Test
  void everyChartOfEveryGroundIsDrawn() throws IOException {
    page.show(InteractivePage.FILE, 1280, 3000);
    page.screenshot("interactive.png");
    page.drawRest();
    assertThat(
            page.run(
                "return [...document.querySelectorAll('.board')].map("
                    + "b => b.querySelectorAll('[data-chart]').length).filter(n => n < 4)"))
        .asInstanceOf(LIST)
        .isEmpty();
  }

  @Test
  void curvesGoOverComputeWhereItIsKnown() {
    page.show(InteractivePage.FILE, 1280, 3000);
    String axis =
        "return echarts.getInstanceByDom(document.querySelector('[data-chart=curves]'))"
            + ".getOption().xAxis[0].name";
    assertThat(page.run(axis)).asString().contains("multiply-adds");
    page.click(By.cssSelector(".board .controls [data-to=evaluations]"));
    assertThat(page.run(axis)).isEqualTo("evaluations");
  }

  @Test
  void tablesSortDurationsAcrossTheirUnits() {
    page.show(InteractivePage.FILE, 1280, 3000);
    WebElement overhead =
        page.driver()
            .findElement(
                By.xpath("(//table[contains(@class,'leaderboard')])[1]//th[.='overhead']"));
    page.run("arguments[0].querySelector('button').click()", overhead);
    List<?> units =
        (List<?>)
            page.value(
                "const column = [...arguments[0].parentNode.children].indexOf(arguments[0]);"
                    + "return [...document.querySelector('.leaderboard').tBodies[0].rows]"
                    + ".map(r => r.cells[column]).filter(c => c.dataset.value)"
                    + ".map(c => c.textContent.trim().split(' ').pop())"
                    + ".filter((unit, i, all) => unit !== all[i - 1])",
                overhead);
    assertThat(units).isEqualTo(List.of("µs", "ms", "s"));
  }

  @Test
  void onAPhoneNothingSticksOut() throws IOException {
    try {
      page.showOnPhone(InteractivePage.FILE);
      page.screenshot("interactive-phone.png");
      assertThat(page.outsideOfPhone()).isEmpty();
    } finally {
      page.becomeDesktop();
    }
  }
}
