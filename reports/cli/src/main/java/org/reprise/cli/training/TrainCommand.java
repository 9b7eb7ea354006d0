package org.reprise.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.data.file.OutputFile;
import org.reprise.space.Architecture;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.dl4j.Dl4jExport;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.tensor.Operations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise train}: trains one architecture from scratch. */
@Command(
    name = "train",
    description =
        "Train an architecture from scratch; without options as the built-in benchmark does.")
public final class TrainCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCH", description = "An architecture as its paper writes it.")
  private String text;

  @Mixin private TrainingTask task;

  @Option(names = "--seed", defaultValue = "0", description = "Decides everything; default: 0.")
  private long seed;

  @Option(
      names = "--dl4j",
      paramLabel = "FILE",
      description = "Write the trained network as a ComputationGraph of Deeplearning4j.")
  private Optional<Path> dl4j;

  @Mixin private JsonOption json;

  /**
   * A finished training.
   *
   * @param task name of the benchmark or of space and data set
   * @param parameters trained numbers
   * @param multiplyAdds for one image
   * @param engine what computed it
   */
  public record Report(
      String architecture,
      String task,
      long seed,
      long parameters,
      long multiplyAdds,
      String engine,
      boolean diverged,
      List<TrainingResult.Epoch> curve,
      @Nullable Double testAccuracy,
      @Nullable Double testLoss,
      double trainSeconds) {}

  @Override
  public Integer call() throws IOException {
    if (dl4j.isPresent()) {
      OutputFile.requireWritable(dl4j.get());
    }
    TrainingBenchmark benchmark = task.benchmark();
    Architecture architecture = benchmark.space().parse(text);
    LayerGraph graph = benchmark.network().apply(architecture);
    PrintWriter out = spec.commandLine().getOut();
    try (Operations operations = task.engine().open()) {
      StandAloneTraining.Trained trained;
      try (TrainingBar bar =
          new TrainingBar(spec.commandLine().getErr(), "epochs", benchmark.protocol().epochs())) {
        trained =
            benchmark
                .training()
                .train(graph, operations, benchmark.streams(architecture, seed), e -> bar.step());
      }
      json.print(out, report(benchmark, architecture, graph, operations, trained), this::print);
      if (dl4j.isPresent()) {
        Dl4jExport.write(trained.network(), operations, dl4j.get());
        if (!json.requested()) {
          out.println("Deeplearning4j network: " + dl4j.get());
        }
      }
    }
    return Reprise.DONE;
  }

  private Report report(
      TrainingBenchmark benchmark,
      Architecture architecture,
      LayerGraph graph,
      Operations operations,
      StandAloneTraining.Trained trained) {
    TrainingResult result = trained.result();
    return new Report(
        benchmark.space().format(architecture),
        benchmark.name(),
        seed,
        graph.parameters(),
        graph.multiplyAdds(),
        operations.description(),
        result.diverged(),
        result.curve(),
        result.diverged() ? null : result.testAccuracy(),
        result.diverged() ? null : result.testLoss(),
        result.trainSeconds());
  }

  private void print(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(report.architecture());
    out.printf(
        Locale.ROOT,
        "%s, seed %d: %,d parameters, %.2f M multiply-adds; %s%n",
        report.task(),
        report.seed(),
        report.parameters(),
        report.multiplyAdds() * 1e-6,
        report.engine());
    out.println("epoch  train loss  valid loss  valid accuracy %");
    for (int i = 0; i < report.curve().size(); i++) {
      TrainingResult.Epoch epoch = report.curve().get(i);
      out.printf(
          Locale.ROOT,
          "%5d  %10.4f  %10.4f  %16.2f%n",
          i + 1,
          epoch.trainLoss(),
          epoch.validationLoss(),
          100 * epoch.validationAccuracy());
    }
    Double testAccuracy = report.testAccuracy();
    if (testAccuracy == null) {
      out.printf(
          "diverged in epoch %d: the loss is no number any more%n", report.curve().size() + 1);
    } else {
      out.printf(
          Locale.ROOT,
          "test accuracy %.2f %%, test loss %.4f%n",
          100 * testAccuracy,
          report.testLoss());
    }
    out.printf(Locale.ROOT, "training took %.1f processor seconds%n", report.trainSeconds());
  }
}
