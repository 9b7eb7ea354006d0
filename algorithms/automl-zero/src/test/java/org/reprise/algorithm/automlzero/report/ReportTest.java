package org.reprise.algorithm.automlzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.algorithm.automlzero.ProgramExperiment;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.SearchTasks;
import org.reprise.algorithm.automlzero.program.OutputKind;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.program.ProgramParser;
import org.reprise.algorithm.automlzero.search.Individual;
import org.reprise.algorithm.automlzero.search.MutationKind;
import org.reprise.algorithm.automlzero.search.ProgramSearch;

class ReportTest {

  private static Program parse(String... lines) {
    return new ProgramParser().parse(String.join("\n", lines));
  }

  private static final Program CLUTTERED =
      parse(
          "def Setup():",
          "  s2 = 0.1",
          "  s3 = 0.7", // overwritten in Learn before it is read
          "def Predict():",
          "  s1 = dot(v1, v0)",
          "  s1 = s1 + s9", // s9 is zero
          "def Learn():",
          "  s3 = s0 - s1",
          "  s3 = s2 * s3",
          "  v2 = s3 * v0",
          "  v1 = v1 + v2",
          "  v5 = v2 + v2");

  @Test
  void linesThatDoNothingAreTold() {
    ProgramExperiment experiment =
        new ProgramExperiment(
            SearchTasks.named("linear"), SearchTasks.named("linear").settings(), null, 1);
    Simplifier simplifier = new Simplifier(CLUTTERED, OutputKind.SCALAR, experiment::searchFitness);
    assertThat(simplifier.lines().stream().map(line -> line.status().name()))
        .containsExactly(
            "WORKS", "DEAD", "WORKS", "NO_EFFECT", "WORKS", "WORKS", "WORKS", "WORKS", "DEAD");
    Program simplified = simplifier.simplified();
    assertThat(simplified)
        .isEqualTo(org.reprise.algorithm.automlzero.program.NamedPrograms.LINEAR.program());
    assertThat(experiment.searchFitness(simplified)).isEqualTo(experiment.searchFitness(CLUTTERED));
  }

  @Test
  void ancestryShowsWhatEachMutationChanged() {
    Program first = parse("def Predict():", "  s1 = s2 + s3", "  s4 = s2 + s2");
    Program dead = parse("def Predict():", "  s1 = s2 + s3", "  s4 = s2 - s2");
    Program grown = parse("def Predict():", "  s2 = norm(v0)", "  s1 = s2 + s3", "  s4 = s2 - s2");
    Program other = parse("def Predict():", "  s2 = norm(v0)", "  s1 = s2 - s3", "  s4 = s2 - s2");
    Individual a = new Individual(3, first, 0.1, null, null);
    Individual b = new Individual(8, dead, 0.1, a, MutationKind.ALTER_PARAMETER);
    Individual c = new Individual(15, grown, 0.4, b, MutationKind.INSERT_INSTRUCTION);
    Individual d = new Individual(21, other, 0.3, c, MutationKind.RANDOMIZE_INSTRUCTION);
    List<Ancestry.Step> steps = Ancestry.of(d, OutputKind.SCALAR);
    assertThat(steps).hasSize(3);
    assertThat(steps.get(1).changes()).containsExactly("Predict: + s2 = norm(v0)");
    assertThat(steps.get(1).neutral()).isEqualTo(1);
    assertThat(steps.get(1).before()).isEqualTo(0.1);
    assertThat(steps.get(2).changes()).containsExactly("Predict: s1 = s2 + s3 → s1 = s2 - s3");
    assertThat(steps.get(2).neutral()).isZero();
  }

  @Test
  void thePageHoldsProgramChartAndAncestry() {
    SearchTask task = SearchTasks.named("linear");
    ProgramExperiment experiment = new ProgramExperiment(task, task.settings(), null, 2);
    ProgramExperiment.Outcome outcome =
        experiment.run(ProgramSearch.Method.EVOLUTION, 20_000, 1, null, progress -> {});
    Simplifier simplifier =
        new Simplifier(outcome.candidate().program(), OutputKind.SCALAR, experiment::searchFitness);
    String page = EvolutionPage.html(task, 2, outcome, simplifier, List.of("Java: 17 <test>"));
    assertThat(page)
        .contains("<svg", "polyline class='best'", "first program", "Java: 17 &lt;test&gt;")
        .contains("def Learn():")
        .doesNotContain("http://", "https://", "src=");
    long rows = page.lines().filter(line -> line.contains("<td><code>")).count();
    assertThat(rows)
        .isEqualTo(Ancestry.of(outcome.candidate(), OutputKind.SCALAR).size())
        .isGreaterThan(3);
  }
}
