package org.reprise.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.reprise.search.Budget;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;

/**
 * One whole search of 300 queries on a table of NAS-Bench-201's size, ledger and history included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SearchLoopBenchmark {
  private static final Budget QUERIES = Budget.evaluations(300);

  /** The search, with the paper's parameters unless others are named. */
  @Param({
    "random-search",
    "regularized-evolution",
    "regularized-evolution:population=10:sample=3:identity=0",
    "local-search",
    "reinforce"
  })
  public String method;

  private Method bound;
  private Oracle table;
  private RandomStreams streams;
  private long seed;

  /** Fills the table with random accuracies. */
  @Setup
  public void fill() {
    bound = Method.parse(method);
    streams = RandomStreams.of(1);
    table = new Columns(new NasBench201());
  }

  /** One run with a seed of its own. */
  @Benchmark
  public History search() {
    Ledger ledger = new Ledger(table, QUERIES);
    try {
      bound.create().search(ledger, streams.child(seed++).stream("search"));
    } catch (BudgetExhausted e) {
      return ledger.history();
    }
    throw new IllegalStateException(method + " ended before its budget");
  }

  /** Accuracy and seconds as two columns, indexed by key. */
  private static final class Columns implements Oracle {
    private final SearchSpace space;
    private final double[] accuracies;
    private final double[] seconds;

    Columns(SearchSpace space) {
      this.space = space;
      int rows = space.size().intValueExact();
      accuracies = RandomStreams.of(2).stream("accuracies").doubles(rows, 10, 95).toArray();
      seconds = RandomStreams.of(2).stream("seconds").doubles(rows, 50, 200).toArray();
    }

    @Override
    public SearchSpace space() {
      return space;
    }

    @Override
    public int entry(Architecture architecture) {
      return (int) space.key(architecture);
    }

    @Override
    public int[] fidelities() {
      return new int[] {200};
    }

    @Override
    public double validationAccuracy(int entry, int fidelity) {
      return accuracies[entry];
    }

    @Override
    public double seconds(int entry, int fidelity) {
      return seconds[entry];
    }
  }
}
