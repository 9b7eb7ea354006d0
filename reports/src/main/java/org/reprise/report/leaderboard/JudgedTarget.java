package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.target.Confidence;
import org.reprise.reproduction.target.Rule;
import org.reprise.reproduction.target.Target;
import org.reprise.reproduction.target.Targets;
import org.reprise.reproduction.target.Verdict;
import org.reprise.search.target.Measurement;

/**
 * A reproduction target of a method in the report, judged by the runs at hand where they follow its
 * protocol.
 *
 * @param target what a paper states, and the rule
 * @param measured by the runs at hand; null if they do not measure it
 * @param verdict by the target's rule
 * @param reason what the verdict rests on
 */
public record JudgedTarget(Target target, Measurement measured, Verdict verdict, String reason) {

  /** All targets that name a method of {@code study}, by method. */
  public static List<JudgedTarget> of(Study study) {
    Set<String> names = new HashSet<>();
    study.methods().forEach(method -> names.add(method.name()));
    List<JudgedTarget> judged = new ArrayList<>();
    for (Target target : Targets.all()) {
      if (names.contains(target.method())) {
        judged.add(
            measure(study, target)
                .map(measured -> judge(target, measured))
                .orElseGet(
                    () ->
                        new JudgedTarget(
                            target, null, Verdict.NOT_RUN, "not measured by these runs")));
      }
    }
    return judged;
  }

  private static JudgedTarget judge(Target target, Measurement measured) {
    Target.Value expected = target.expected();
    if (expected.confidence() == Confidence.UNCONFIRMED) {
      return new JudgedTarget(
          target, measured, Verdict.SHOWN, "the published value is not confirmed");
    }
    Rule.Judgement judgement =
        target.rule().judge(measured, expected.value(), target.runs().full());
    return new JudgedTarget(target, measured, judgement.verdict(), judgement.reason());
  }

  private static Optional<Measurement> measure(Study study, Target target) {
    if (target.row() != null) {
      Target.Row row = target.row();
      return board(study, row.protocol(), row.score(), row.budget())
          .flatMap(board -> runs(board, row.method()))
          .map(runs -> Measurement.meanOf(runs.values(Run::finalScore), ""));
    }
    if (target.comparison() != null) {
      Target.Comparison pair = target.comparison();
      return board(study, pair.protocol(), pair.score(), pair.budget())
          .flatMap(
              board ->
                  runs(board, pair.better())
                      .flatMap(
                          better ->
                              runs(board, pair.worse()).map(worse -> difference(better, worse))));
    }
    return Optional.empty();
  }

  private static Measurement difference(MethodRuns better, MethodRuns worse) {
    Map<Integer, Double> bySeed = new HashMap<>();
    worse.runs().forEach(run -> bySeed.put(run.seed(), run.finalScore()));
    double[] differences =
        better.runs().stream()
            .filter(run -> bySeed.containsKey(run.seed()))
            .mapToDouble(run -> run.finalScore() - bySeed.get(run.seed()))
            .toArray();
    return Measurement.meanOf(differences, "");
  }

  private static Optional<Board> board(Study study, String protocol, String score, String budget) {
    Protocol published = Protocols.all().get(protocol);
    String expected = budget == null && published != null ? published.budget() : budget;
    return study.boards().stream()
        .filter(board -> board.protocol().equals(protocol) && board.score().equals(score))
        .filter(board -> board.budget().equals(expected))
        .findFirst();
  }

  private static Optional<MethodRuns> runs(Board board, String label) {
    return board.methods().stream().filter(runs -> runs.method().label().equals(label)).findFirst();
  }
}
