package org.reprise.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.SupernetTrials;
import org.reprise.training.tensor.Operations;

/**
 * What it takes to rank architectures by inherited weights: {@code RankingTiming METHOD
 * ARCHITECTURES THREADS} trains a supernet with METHOD, written with its parameters, such as {@code
 * bignas:epochs=1}, scores the first so many of the space in lexicographic order, and prints
 * multiply-adds, processor time of the process, and seconds by the clock, of the scores alone.
 */
final class RankingTiming {
  private RankingTiming() {}

  public static void main(String[] arguments) {
    String text = arguments[0];
    int threads = Integer.parseInt(arguments[2]);
    SupernetTask task = SupernetTrials.benchmark(text).supernetTask();
    SearchSpace space = task.graphs().space();
    List<Architecture> architectures =
        space.keys().limit(Integer.parseInt(arguments[1])).mapToObj(space::fromKey).toList();
    SupernetMethod method = (SupernetMethod) Method.parse(text).create();
    double[] charged = new double[1];
    try (Operations operations = Engine.preferred().open();
        ArchitectureScores scores =
            method.train(
                task, operations, RandomStreams.of(1), cost -> charged[0] += cost.multiplyAdds())) {
      charged[0] = 0;
      double processor = processorSeconds();
      long start = System.nanoTime();
      List<Evaluation> found =
          threads == 1
              ? scores.scores(architectures)
              : scores.scores(architectures, threads, Engine.preferred()::open);
      double wall = 1e-9 * (System.nanoTime() - start);
      processor = processorSeconds() - processor;
      System.out.printf(
          Locale.ROOT,
          "%s\t%d scored\t%.3g multiply-adds\t%.1f s of processor time\t%.1f s by the clock in %d"
              + " threads\tmean accuracy %.4f%n",
          text,
          found.size(),
          charged[0],
          processor,
          wall,
          threads,
          found.stream().mapToDouble(Evaluation::accuracy).average().orElseThrow());
    }
  }

  private static double processorSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return 1e-9 * system.getProcessCpuTime();
  }
}
