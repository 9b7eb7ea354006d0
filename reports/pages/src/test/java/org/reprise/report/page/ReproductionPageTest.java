package org.reprise.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReproductionPageTest {
  private final String page = ReproductionPage.html(SampleReproduction.report());

  @Test
  void everyTargetHasWhatItIsJudgedBy() {
    assertThat(page)
        .contains(
            "5 targets: 1 reproduced; 1 close; 2 not reproduced (1 known and explained, 1 new")
        // Paper and place, published with its spread, protocol, ours with its interval, cost.
        .contains("Author and Other, A Paper of evolution, 2020, Table 5")
        .contains("93.70 ± 0.36")
        .contains("evolution under nasbench201-12000s, 500 runs in full, 60 in short")
        .contains("93.75 ± 0.36")
        .contains("500 runs; 95 % interval of the mean ± 0.03")
        .contains("took 1.50 s")
        .contains("Deviation: One seed where the paper has three.")
        // The rule, what it rests on, and what is known.
        .contains("Rule: within 0.1 at 500 runs, plus 3 s sqrt(1/n - 1/500) at fewer.")
        .contains("off by 0.05, allowed 0.1")
        .contains("Known (not reproduced, 93.4, on 2026-11-01): half of the paper&#39;s epochs")
        .contains("New: no miss is recorded.");
  }

  @Test
  void whatWasNotRunSaysWhyAndIsText() {
    assertThat(page)
        .contains("no table of &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void papersAreSummed() {
    Matcher row =
        Pattern.compile("A Paper of (evolution|search), 2020<br>.*?<span class=\"verdict ([a-z-]+)")
            .matcher(page);
    assertThat(row.results().map(r -> r.group(1) + " " + r.group(2)))
        .containsExactly("evolution close", "search not-reproduced");
  }

  @Test
  void nothingIsFetched() {
    assertThat(page).doesNotContain("src=").doesNotContain("stylesheet").doesNotContain("@import");
  }
}
