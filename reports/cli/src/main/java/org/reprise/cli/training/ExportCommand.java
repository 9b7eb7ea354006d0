package org.reprise.cli.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Reprise;
import org.reprise.data.file.OutputFile;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.training.dl4j.Dl4jExport;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.tensor.Operations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise export}: writes the network of an architecture for another library. */
@Command(
    name = "export",
    description =
        "Write the network of an architecture, with fresh weights, for another library;"
            + " 'reprise train --dl4j' writes a trained one.")
public final class ExportCommand implements CliCommand, Callable<Integer> {
  private static final String DL4J = "dl4j";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCH", description = "An architecture as its paper writes it.")
  private String text;

  @Mixin private TrainingTask task;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "dl4j: a ComputationGraph of Deeplearning4j, a zip file.")
  private String format;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
  private Path file;

  @Option(names = "--seed", defaultValue = "0", description = "Of the fresh weights; default: 0.")
  private long seed;

  @Override
  public Integer call() throws IOException {
    if (!format.equals(DL4J)) {
      throw new InvalidInputException("no format '" + format + "'; accepted: " + DL4J);
    }
    OutputFile.requireWritable(file);
    TrainingBenchmark benchmark = task.benchmark();
    Architecture architecture = benchmark.space().parse(text);
    RandomStreams streams = benchmark.streams(architecture, seed);
    try (Operations operations = task.engine().open()) {
      GraphNetwork network =
          new GraphNetwork(
              benchmark.network().apply(architecture),
              operations,
              streams.stream("weights"),
              streams.stream("dropout"));
      Dl4jExport.write(network, operations, file);
    }
    spec.commandLine().getOut().println(file);
    return Reprise.DONE;
  }
}
