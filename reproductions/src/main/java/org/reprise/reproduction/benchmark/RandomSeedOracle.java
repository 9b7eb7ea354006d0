package org.reprise.reproduction.benchmark;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Oracle;
import org.reprise.search.ProxyScores;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.table.Column;
import org.reprise.table.Direction;

/**
 * Answers with one of the seeds that a row has, drawn anew at each evaluation, as the query of
 * NAS-Bench-101's own code does. Serves one run.
 *
 * @param means the same oracle for means over seeds
 * @param draws by fidelity the column of seeds, null where a fidelity draws none
 * @param direction which way the seeds' values get better
 * @param random what draws
 */
record RandomSeedOracle(
    TableOracle means, List<@Nullable Column> draws, Direction direction, RandomGenerator random)
    implements Oracle {
  @Override
  public SearchSpace space() {
    return means.space();
  }

  @Override
  public int entry(Architecture architecture) {
    return means.entry(architecture);
  }

  @Override
  public int[] fidelities() {
    return means.fidelities();
  }

  @Override
  public double validationAccuracy(int entry, int fidelity) {
    Column draw = draws.get(fidelity);
    return draw == null
        ? means.validationAccuracy(entry, fidelity)
        : direction.oriented(draw.value(entry, random));
  }

  @Override
  public double seconds(int entry, int fidelity) {
    return means.seconds(entry, fidelity);
  }

  @Override
  public double multiplyAdds(int entry, int fidelity) {
    return means.multiplyAdds(entry, fidelity);
  }

  @Override
  public ProxyScores proxies() {
    return means.proxies();
  }

  @Override
  public ArchitectureCosts costs() {
    return means.costs();
  }
}
