package org.reprise.reproduction.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.claim.Measurement;
import org.reprise.claim.TargetCheck;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.search.Method;
import org.reprise.search.work.LocalWorkers;
import org.reprise.space.InvalidInputException;
import org.reprise.table.store.TableHome;

class TargetsTest {
  @TempDir Path folder;

  @Test
  void everyTargetNamesWhatThereIs() {
    Set<String> checks =
        ServiceLoader.load(TargetCheck.class).stream()
            .map(check -> check.get().name())
            .collect(Collectors.toSet());
    List<Target> targets = Targets.all();
    assertThat(targets).hasSizeGreaterThan(60);
    for (Target target : targets) {
      assertThat(target.paper()).as(target.id()).isNotBlank();
      assertThat(target.runs().reduced()).isLessThanOrEqualTo(target.runs().full());
      if (target.row() != null) {
        var protocol = Protocols.named(target.row().protocol());
        assertThat(protocol.scores().stream().map(score -> score.name()))
            .as(target.id())
            .contains(target.row().score());
        assertThat(Method.parse(target.row().method(), protocol.methods())).isNotNull();
      } else if (target.comparison() != null) {
        var protocol = Protocols.named(target.comparison().protocol());
        assertThat(Method.parse(target.comparison().better(), protocol.methods())).isNotNull();
        assertThat(Method.parse(target.comparison().worse(), protocol.methods())).isNotNull();
      } else {
        Target.Check check = Objects.requireNonNull(target.check(), target.id());
        assertThat(checks).as(target.id()).contains(check.name());
      }
    }
  }

  @Test
  void aMethodWithoutTargetsIsRefusedInOneLine() {
    assertThatThrownBy(() -> Targets.of(List.of("no-such")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no-such")
        .hasMessageContaining("regularized-evolution");
  }

  @Test
  void withoutDataATargetIsNotRunAndSaysWhy() throws IOException {
    TargetTables nothing = new TargetTables(Optional.empty(), Optional.of(folder.resolve("none")));
    List<Outcome> heard = new ArrayList<>();
    List<Target> targets = new ArrayList<>(Targets.of(List.of("random-search", "one-shot")));
    // Others train, or need nothing.
    targets.removeIf(t -> t.check() != null && !t.check().name().equals("supernet-rank"));
    List<Outcome> outcomes =
        new Reproducer(nothing, false, new LocalWorkers(1)).run(targets, heard::add);
    assertThat(outcomes).isEqualTo(heard).hasSameSizeAs(targets);
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_RUN);
              assertThat(outcome.reason()).containsAnyOf("no table of", "no folder of shared data");
            });
  }

  @Test
  void argumentsOfACheckKeepTheOrderOfTheirFile() {
    Map<String, String> arguments = new LinkedHashMap<>();
    List<String> names = List.of("value", "norm", "method", "images", "cells", "against", "seed");
    names.forEach(name -> arguments.put(name, "1"));
    assertThat(new Target.Check("supernet-training", arguments).arguments().keySet())
        .containsExactlyElementsOf(names);
  }

  @Test
  void whatHasNoShortFormRunsInFullAlone() throws IOException {
    Target slow =
        new Target(
            "m/slow",
            "m",
            "paper",
            "table",
            "claim",
            "%",
            new Target.Value(1.0, null, Confidence.CONFIRMED, null),
            null,
            null,
            null,
            new Target.Check("no-such-check", Map.of()),
            new Rule(0.1, null),
            new Target.Runs(10, 0),
            List.of(),
            null,
            Ground.PAPER);
    TargetTables nothing = new TargetTables(Optional.empty(), Optional.empty());
    assertThat(new Reproducer(nothing, false, new LocalWorkers(1)).run(List.of(slow), heard -> {}))
        .extracting(Outcome::reason)
        .containsExactly("takes too long for a short form; --full runs it");
    assertThat(new Reproducer(nothing, true, new LocalWorkers(1)).run(List.of(slow), heard -> {}))
        .extracting(Outcome::reason)
        .containsExactly("no module of this installation has the check no-such-check");
  }

  @Test
  void keptTrialsAreForgottenWhenAllTargetsOfTheirMethodAreJudged() throws IOException {
    TargetTables tables =
        new TargetTables(Optional.of(new TableHome(folder.resolve("tables"))), Optional.empty());
    Path file = tables.unfinished("supernet-training", "few-shot").orElseThrow();
    Path other = tables.unfinished("supernet-training", "one-shot").orElseThrow();
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    Files.writeString(other, "");
    new Reproducer(tables, true, new LocalWorkers(1))
        .run(Targets.of(List.of("few-shot/kendall-1000")), heard -> {});
    assertThat(file).as("other targets of few-shot are still to be judged").exists();
    tables.finished("few-shot");
    assertThat(file).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void aReportIsWrittenForPeopleAndForBuildServers() throws Exception {
    List<Target> targets = Targets.of(List.of("nasbench201"));
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(
        new Outcome(
            targets.get(0),
            Verdict.NOT_REPRODUCED,
            "off by <1> & more",
            Measurement.exact(15_624, ""),
            1,
            0.5));
    outcomes.add(Outcome.notRun(targets.get(1), "no data"));
    ReproductionReport report = ReproductionReport.of(outcomes, false, List.of("reproduce"));
    report.write(folder);
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("reproduction-junit.xml").toFile());
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("reproduction.md")))
        .contains("**not reproduced**: off by &lt;1> & more")
        .contains("1 not run.**");
    assertThat(Files.readString(folder.resolve("reproduction.json")))
        .contains("\"NOT_REPRODUCED\" : 1");
  }
}
