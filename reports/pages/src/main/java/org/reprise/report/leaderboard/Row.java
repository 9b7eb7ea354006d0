package org.reprise.report.leaderboard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.report.statistics.Interval;
import org.reprise.report.statistics.RunHypervolumes;
import org.reprise.report.statistics.Summary;

/**
 * One line of a leaderboard.
 *
 * @param method what ran
 * @param ranked whether it takes part in ranks and comparisons; a method with fewer than half as
 *     many scored runs as the others have does not, and stands below them
 * @param score final score over the runs that have one
 * @param interval of its mean
 * @param valid full validation accuracy of the final incumbent, over runs
 * @param signal what the search saw of the final incumbent, over runs
 * @param regret from the optimum to the mean score, 0 or more where that is known
 * @param normalisedRegret the same on the scale where the table's mean is 1
 * @param areaUnderCurve mean regret of the incumbent over the whole way, in evaluations
 * @param evaluations over runs
 * @param unique different architectures evaluated, over runs
 * @param seconds simulated seconds of a run, over runs
 * @param multiplyAdds training compute of a run, over runs; 0 where it is not known
 * @param overhead seconds of the method itself, over runs
 * @param rank average rank among the ranked methods over seeds, 1 is best
 * @param againstBest p-value of the paired comparison with the best method of the board, Holm over
 *     all pairs; NaN for the best itself
 * @param published what a paper prints for it
 * @param hypervolume of a run's front by the board's main cost, over runs; null where there is none
 */
public record Row(
    MethodInfo method,
    boolean ranked,
    Summary score,
    Interval interval,
    Summary valid,
    Summary signal,
    double regret,
    double normalisedRegret,
    double areaUnderCurve,
    Summary evaluations,
    Summary unique,
    Summary seconds,
    Summary multiplyAdds,
    Summary overhead,
    double rank,
    double againstBest,
    Optional<Published> published,
    @Nullable RunHypervolumes hypervolume) {}
