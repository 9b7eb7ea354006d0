package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.claim.Measurement;
import org.reprise.report.statistics.Summary;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.RecordedVerdict;
import org.reprise.reproduction.claim.RecordedVerdicts;
import org.reprise.reproduction.claim.Rule;
import org.reprise.reproduction.claim.Target;
import org.reprise.reproduction.claim.TargetJudge;
import org.reprise.reproduction.claim.Targets;

/**
 * A reproduction target in the report: judged by the runs at hand where they follow its protocol,
 * else as it was judged when it was last run.
 *
 * @param outcome what became of it
 * @param here whether the runs at hand measure it
 * @param when and how it was run, if not here; empty if it never was
 */
public record JudgedTarget(Outcome outcome, boolean here, String when) {

  /** All targets there are, by method. */
  public static List<JudgedTarget> of(Study study, RecordedVerdicts recorded) {
    List<JudgedTarget> judged = new ArrayList<>();
    TargetJudge judge = new TargetJudge(Targets.all());
    for (Target target : Targets.all()) {
      judged.add(
          measure(study, target)
              .map(measured -> new JudgedTarget(judge(judge, target, measured), true, ""))
              .or(() -> recorded.of(target.id()).map(last -> recorded(judge, target, last)))
              .orElseGet(
                  () ->
                      new JudgedTarget(
                          Outcome.notRun(target, "not measured by these runs"), false, "")));
    }
    return judged;
  }

  /** Returns what is stated, and the rule. */
  public Target target() {
    return outcome.target();
  }

  private static JudgedTarget recorded(TargetJudge judge, Target target, RecordedVerdict last) {
    return new JudgedTarget(
        judge.judge(target, last),
        false,
        last.date() + (last.full() ? ", full number of runs" : ", reduced number of runs"));
  }

  private static Outcome judge(TargetJudge judge, Target target, Measurement measured) {
    Rule.Judgement judgement = judge.judge(target, measured);
    return new Outcome(
        target, judgement.verdict(), judgement.reason(), measured, measured.n(), Double.NaN);
  }

  private static Optional<Measurement> measure(Study study, Target target) {
    if (target.row() != null) {
      Target.Row row = target.row();
      return board(study, row.protocol(), row.score(), row.budget())
          .flatMap(board -> runs(board, row.method()))
          .map(runs -> Measurement.meanOf(Summary.known(runs.values(RunCurve::finalScore)), ""));
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
            .mapToDouble(run -> run.finalScore() - bySeed.getOrDefault(run.seed(), Double.NaN))
            .toArray();
    return Measurement.meanOf(Summary.known(differences), "");
  }

  private static Optional<Board> board(
      Study study, String protocol, String score, @Nullable String budget) {
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
