package org.reprise.cli.space;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Columns;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.cli.SpaceConverter;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.DartsSpace;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise arch}: single architectures of a search space. */
@Command(name = "arch", description = "Describe, draw or vary architectures of a search space.")
public final class ArchCommand implements CliCommand {
  private static final String SPACE = "The space: a name of 'reprise list spaces', or a YAML file.";
  private static final String ARCH = "An architecture as its paper writes it, in quotes.";

  @Spec private CommandSpec spec;

  /**
   * An architecture and, where its space has networks, the counts of its network.
   *
   * @param key canonical key; equal for architectures that the space counts as one
   * @param input channels x height x width of an example; null where there is no network
   * @param parameters trained numbers
   * @param multiplyAdds of convolutions and fully connected layers, for one example
   * @param benchmarkMultiplyAdds the same in the counting of the benchmark's own files
   * @param genotype as the code of DARTS prints it; null for other spaces
   */
  public record ArchInfo(
      String architecture,
      String space,
      long key,
      Map<String, String> decisions,
      @Nullable String input,
      @Nullable Integer classes,
      @Nullable Long parameters,
      @Nullable Long multiplyAdds,
      @Nullable Long benchmarkMultiplyAdds,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String genotype) {}

  @Command(
      name = "info",
      description = "Decisions, parameters and multiply-adds of an architecture.")
  int info(
      @Option(
              names = "--space",
              required = true,
              converter = SpaceConverter.class,
              description = SPACE)
          SearchSpace space,
      @Parameters(paramLabel = "ARCH", description = ARCH) String text,
      @Option(
              names = "--dataset",
              converter = ImageTask.Converter.class,
              description =
                  "Data set whose images and classes the network has: cifar10, cifar100,"
                      + " imagenet16-120 or fashion-mnist; without it, that of the space's paper.")
          ImageTask dataset,
      @Mixin JsonOption json) {
    Architecture architecture = space.parse(text);
    Map<String, String> decisions = new LinkedHashMap<>();
    for (int i = 0; i < space.decisions().size(); i++) {
      Decision decision = space.decisions().get(i);
      decisions.put(decision.name(), decision.choices().get(architecture.choice(i)));
    }
    String form = space.format(architecture);
    long key = space.key(architecture);
    String genotype =
        space instanceof DartsSpace darts ? darts.genotype(architecture).published() : null;
    ArchInfo info =
        new ArchInfo(form, space.name(), key, decisions, null, null, null, null, null, genotype);
    if (space instanceof LayerGraphSpace networks) {
      LayerGraph network =
          dataset == null
              ? networks.network(architecture)
              : networks.network(architecture, dataset.image(), dataset.classes());
      Shape image = network.input();
      info =
          new ArchInfo(
              form,
              space.name(),
              key,
              decisions,
              image.channels() + "x" + image.height() + "x" + image.width(),
              network.output().size(),
              network.parameters(),
              network.multiplyAdds(),
              networks.benchmarkMultiplyAdds(network),
              genotype);
    } else if (dataset != null) {
      throw new InvalidInputException(
          "space " + space.name() + " has no networks to count; leave out --dataset");
    }
    json.print(spec.commandLine().getOut(), info, this::print);
    return Reprise.DONE;
  }

  private void print(ArchInfo info) {
    List<Map.Entry<String, ?>> lines = new ArrayList<>();
    lines.add(Map.entry("architecture", info.architecture()));
    lines.add(Map.entry("space", info.space()));
    lines.add(Map.entry("key", info.key()));
    info.decisions().forEach((name, choice) -> lines.add(Map.entry("  " + name, choice)));
    if (info.genotype() != null) {
      lines.add(Map.entry("genotype", info.genotype()));
    }
    Long parameters = info.parameters();
    Long multiplyAdds = info.multiplyAdds();
    Long benchmarkMultiplyAdds = info.benchmarkMultiplyAdds();
    if (parameters != null && multiplyAdds != null && benchmarkMultiplyAdds != null) {
      lines.add(Map.entry("network", info.input() + " image, " + info.classes() + " classes"));
      lines.add(Map.entry("parameters", parameters));
      lines.add(Map.entry("multiply-adds", count(multiplyAdds)));
      lines.add(Map.entry("as the benchmark counts", count(benchmarkMultiplyAdds)));
    }
    Columns.print(spec.commandLine().getOut(), lines);
  }

  private static String count(long multiplyAdds) {
    return multiplyAdds + String.format(Locale.ROOT, " (%.2f M)", multiplyAdds / 1e6);
  }

  @Command(name = "sample", description = "Draw architectures, uniformly where the space can.")
  int sample(
      @Option(
              names = "--space",
              required = true,
              converter = SpaceConverter.class,
              description = SPACE)
          SearchSpace space,
      @Option(names = "--count", defaultValue = "1", description = "How many; default: 1.")
          int count,
      @Option(names = "--seed", defaultValue = "0", description = "Seed; default: 0.") long seed,
      @Mixin JsonOption json) {
    if (count < 1) {
      throw new InvalidInputException("--count must be at least 1, not " + count);
    }
    RandomGenerator random = RandomStreams.of(seed).child(space.name()).stream("sample");
    return list(space, Stream.generate(() -> space.sample(random)).limit(count).toList(), json);
  }

  @Command(
      name = "neighbours",
      description = "All architectures that differ from one by one elementary change.")
  int neighbours(
      @Option(
              names = "--space",
              required = true,
              converter = SpaceConverter.class,
              description = SPACE)
          SearchSpace space,
      @Parameters(paramLabel = "ARCH", description = ARCH) String text,
      @Mixin JsonOption json) {
    return list(space, space.neighbours(space.parse(text)), json);
  }

  private int list(SearchSpace space, List<Architecture> architectures, JsonOption json) {
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        architectures.stream().map(space::format).toList(),
        texts -> texts.forEach(out::println));
    return Reprise.DONE;
  }
}
