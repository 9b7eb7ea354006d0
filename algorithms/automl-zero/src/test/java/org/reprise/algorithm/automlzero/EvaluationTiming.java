package org.reprise.algorithm.automlzero;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.algorithm.automlzero.program.Instruction;
import org.reprise.algorithm.automlzero.program.Program;
import org.reprise.algorithm.automlzero.search.EvaluationSettings;
import org.reprise.algorithm.automlzero.search.EvaluationSettings.Equivalence;
import org.reprise.algorithm.automlzero.search.ProgramEvaluator;
import org.reprise.algorithm.automlzero.search.ProgramSearch;
import org.reprise.algorithm.automlzero.search.SearchSettings;
import org.reprise.algorithm.automlzero.task.ImageTasks;
import org.reprise.algorithm.automlzero.task.Metric;
import org.reprise.algorithm.automlzero.task.Task;
import org.reprise.algorithm.automlzero.task.TaskSet;
import org.reprise.search.RandomStreams;

/**
 * Processor time of the programs of a population, for {@code compare/evaluation-times.sh}: {@code
 * EvaluationTiming FOLDER SECONDS [CASE]} writes tasks and programs to a file for each case and
 * prints name, what runs, microseconds a program and the mean fitness.
 */
final class EvaluationTiming {
  /** A search task and how many individuals are evaluated before its population is taken. */
  private record Case(String task, long individuals) {}

  private static final List<Case> CASES =
      List.of(
          new Case("linear", 20_000),
          new Case("linear-figure4", 10_000),
          new Case("projected-binary", 1_000),
          new Case("projected-binary", 20_000));

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EvaluationTiming() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    double seconds = Double.parseDouble(arguments[1]);
    for (Case each : CASES) {
      String name = each.task + "-" + each.individuals;
      if (arguments.length < 3 || name.contains(arguments[2])) {
        time(each, name, folder, seconds);
      }
    }
  }

  private static void time(Case each, String name, Path folder, double seconds) throws IOException {
    SearchTask task = SearchTasks.named(each.task);
    ImageTasks.@Nullable Images images = task.needsImages() ? ImageTasks.Images.builtIn() : null;
    List<Program> programs = new ArrayList<>();
    for (long seed = 1; programs.size() < 300; seed++) {
      SearchSettings settings =
          task.settings().with(EvaluationSettings.DEFAULT.with(Equivalence.WHOLE_PROGRAM));
      ProgramSearch search =
          new ProgramExperiment(task, settings, images, seed)
              .search(ProgramSearch.Method.EVOLUTION);
      search.run(each.individuals, 1, null, progress -> {});
      programs.addAll(search.population());
    }
    programs = programs.subList(0, 300);
    TaskSet set =
        task.search().make(images, RandomStreams.of(1).child("automl-zero").child("search tasks"));
    write(folder.resolve(name + ".txt"), set, programs);
    for (boolean deadCode : new boolean[] {true, false}) {
      ProgramEvaluator evaluator =
          new ProgramEvaluator(
              set, EvaluationSettings.DEFAULT.withDeadCode(deadCode).with(Equivalence.NONE), false);
      double best = Double.POSITIVE_INFINITY;
      double fitness = 0;
      long end = System.nanoTime() + (long) (seconds * 1e9);
      do {
        long start = THREADS.getCurrentThreadCpuTime();
        fitness = 0;
        for (Program program : programs) {
          fitness += evaluator.evaluate(program, 1);
        }
        best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / programs.size());
      } while (System.nanoTime() < end);
      System.out.printf(
          Locale.ROOT,
          "%s\t%s\t%.2f\t%.6f%n",
          name,
          deadCode ? "all code" : "live code",
          best,
          fitness / programs.size());
    }
  }

  private static void write(Path file, TaskSet set, List<Program> programs) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      Task first = set.tasks().get(0);
      out.printf(
          "%d %d %d %d %d %d%n",
          set.features(),
          set.tasks().size(),
          first.train().size(),
          first.valid().size(),
          set.metric() == Metric.ACCURACY ? 1 : 0,
          programs.size());
      for (Task task : set.tasks()) {
        write(out, task.train());
        write(out, task.valid());
      }
      for (Program program : programs) {
        for (Component component : Component.values()) {
          List<Instruction> code = program.component(component);
          out.println(code.size());
          for (Instruction i : code) {
            out.printf(
                Locale.ROOT,
                "%d %d %d %d %s %s %s%n",
                i.op().id(),
                i.in1(),
                i.in2(),
                i.out(),
                i.c0(),
                i.c1(),
                i.c2());
          }
        }
      }
    }
  }

  private static void write(PrintWriter out, Task.Examples examples) {
    for (int i = 0; i < examples.size(); i++) {
      for (double feature : examples.features()[i]) {
        out.print(feature);
        out.print(' ');
      }
      out.println(examples.labels()[i]);
    }
  }
}
