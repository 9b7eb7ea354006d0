package org.reprise.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.report.leaderboard.TestRuns.board;
import static org.reprise.report.leaderboard.TestRuns.method;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;

class LeaderboardLatexTest {
  private static final String NASTY = "a_b & 50% of {C:\\x}^2 ~ #1 $";

  private static String write(MethodRuns... methods) {
    return LeaderboardLatex.write(
        List.of(Leaderboard.of(board(NASTY, methods), RandomStreams.of(1))));
  }

  @Test
  void aTableHasItsRulesAndARowForEachMethod() {
    String tex = write(method("m:p=1", 90, 92), method("other", 80, 81));
    List<String> lines = tex.lines().map(String::strip).toList();
    assertThat(lines)
        .containsSubsequence(
            "\\begin{table}",
            "\\toprule",
            "\\midrule",
            "\\midrule",
            "\\bottomrule",
            "\\end{table}");
    // 88 is what the search saw of the best, 91 the mean of 90 and 92, with the deviation of two.
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "m:p=1 & 2 & 88.00 $\\pm$ 1.41 & {\\bfseries\\boldmath 91.00 $\\pm$ 1.41")
                    .contains("& 100 s")
                    .endsWith("\\\\"));
    assertThat(lines).anyMatch(line -> line.startsWith("\\emph{optimum} & "));
  }

  @Test
  void everyLineHasAsManyCellsAsTheTableHasColumns() {
    String tex = write(method("m:p=1", 90, 92), method("other", 80, 81));
    var columns = Pattern.compile("@\\{}l(r+)@\\{}").matcher(tex);
    assertThat(columns.find()).isTrue();
    for (String line : tex.lines().filter(line -> line.endsWith("\\\\")).toList()) {
      assertThat(line.split("(?<!\\\\)&", -1)).as(line).hasSize(1 + columns.group(1).length());
    }
  }

  @Test
  void whatIsSignificantlyWorseIsNotBold() {
    double[] good = {90, 91, 92, 93, 94, 90.5, 91.5, 92.5, 93.5, 94.5};
    double[] bad = {80, 80.1, 80.2, 80.3, 80.4, 80.5, 80.6, 80.7, 80.8, 80.9};
    double[] near = {90, 91.1, 92, 93, 93.9, 90.5, 91.5, 92.5, 93.6, 94.5};
    String tex = write(method("good", good), method("bad", bad), method("near", near));
    assertThat(tex.lines().filter(line -> line.contains("boldmath")).map(String::strip))
        .allMatch(line -> line.startsWith("good ") || line.startsWith("near "))
        .hasSize(2);
  }

  @Test
  void namesAreTextWhateverTheyHold() {
    assertThat(write(method("m", 1, 2)))
        .contains(
            "a\\_b \\& 50\\% of \\{C:\\textbackslash{}x\\}\\textasciicircum{}2"
                + " \\textasciitilde{} \\#1 \\$");
    assertThat(LeaderboardLatex.escape("< 0.001")).isEqualTo("$<$ 0.001");
    assertThat(LeaderboardLatex.escape("4.66e+12")).isEqualTo("$4.66\\cdot 10^{12}$");
    assertThat(LeaderboardLatex.escape("621 µs")).isEqualTo("621 $\\mu$s");
  }
}
