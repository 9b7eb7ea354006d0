package org.reprise.cli.space;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Columns;
import org.reprise.cli.JsonOption;
import org.reprise.cli.ListItem;
import org.reprise.cli.Reprise;
import org.reprise.space.InvalidInputException;
import org.reprise.space.builtin.PublishedNetworks;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.NetworkOutline;
import org.reprise.space.network.PublishedNetwork;
import org.reprise.space.network.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise model}: the networks that papers published. */
@Command(
    name = "model",
    description = "Count, draw and scale the networks that papers published.",
    subcommands = {ModelScaleCommand.class, ModelGridCommand.class})
public final class ModelCommand implements CliCommand, Callable<Integer> {
  /** How the commands below name a network. */
  static final String NAME = "A name of 'reprise model list', in upper or lower case.";

  @Spec private CommandSpec spec;

  // Not required by picocli, which would ask for it before a subcommand, too.
  @Parameters(arity = "0..1", paramLabel = "NAME", description = NAME)
  private String name;

  @Option(
      names = "--resolution",
      paramLabel = "R",
      description = "Side of the images in pixels; default: the paper's.")
  private Integer resolution;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Draw the network to this file, which ends in .svg, .pdf or .png.")
  private Path out;

  @Mixin private JsonOption json;

  /**
   * A network in numbers.
   *
   * @param name in the list
   * @param description what it is, with its paper
   * @param input channels x height x width of an image
   * @param classes numbers of its output
   * @param layers operations
   * @param weightLayers convolutions and fully connected layers among them
   * @param parameters trained numbers
   * @param multiplyAdds of convolutions and fully connected layers, for one image
   * @param parts stem, blocks or cells, head
   */
  public record ModelInfo(
      String name,
      String description,
      String input,
      int classes,
      int layers,
      long weightLayers,
      long parameters,
      long multiplyAdds,
      List<NetworkOutline.Part> parts) {
    static ModelInfo of(PublishedNetwork published, LayerGraph network) {
      Shape image = network.input();
      return new ModelInfo(
          published.id(),
          published.description(),
          image.channels() + "x" + image.height() + "x" + image.width(),
          network.output().size(),
          network.nodes().size() - 1,
          network.weightLayers(),
          network.parameters(),
          network.multiplyAdds(),
          NetworkOutline.of(network).parts());
    }
  }

  /** Returns the published network of this name. */
  static PublishedNetwork named(String name) {
    return PublishedNetworks.named(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Integer call() throws IOException {
    if (name == null) {
      throw new ParameterException(
          spec.commandLine(), "name a network of 'reprise model list', or a command");
    }
    PublishedNetwork published = named(name);
    NetworkDrawing drawing = NetworkDrawing.to(out);
    LayerGraph network = published.network();
    if (resolution != null) {
      network = atResolution(published, network, resolution);
    }
    ModelInfo info = ModelInfo.of(published, network);
    drawing.write(published.id(), network);
    json.print(spec.commandLine().getOut(), info, this::print);
    return Reprise.DONE;
  }

  private static LayerGraph atResolution(
      PublishedNetwork published, LayerGraph network, int resolution) {
    if (resolution < 1 || resolution > NetworkDrawing.MOST_PIXELS) {
      throw new InvalidInputException(
          "--resolution is from 1 to " + NetworkDrawing.MOST_PIXELS + ", not " + resolution);
    }
    try {
      return network.forImage(new Shape(network.input().channels(), resolution, resolution));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          published.id() + " does not take images of " + resolution + " pixels: " + e.getMessage(),
          e);
    }
  }

  private void print(ModelInfo info) {
    PrintWriter to = spec.commandLine().getOut();
    List<Map.Entry<String, ?>> lines = new ArrayList<>();
    lines.add(Map.entry("network", info.name()));
    lines.add(Map.entry("what", info.description()));
    lines.add(Map.entry("image", info.input() + ", " + info.classes() + " classes"));
    lines.add(
        Map.entry(
            "layers",
            grouped(info.layers())
                + ", "
                + grouped(info.weightLayers())
                + " of them convolutions or fully connected"));
    lines.add(Map.entry("parameters", grouped(info.parameters())));
    lines.add(Map.entry("multiply-adds", grouped(info.multiplyAdds())));
    Columns.print(to, lines);
    to.println();
    String row = "%-16s %14s %7s %14s %16s%n";
    to.printf(Locale.ROOT, row, "part", "output", "layers", "parameters", "multiply-adds");
    for (NetworkOutline.Part part : info.parts()) {
      to.printf(
          Locale.ROOT,
          row,
          part.name(),
          part.output().channels() + "x" + part.output().height() + "x" + part.output().width(),
          part.layers(),
          grouped(part.parameters()),
          grouped(part.multiplyAdds()));
    }
    if (out != null) {
      to.println();
      to.println("drawn to " + out);
    }
  }

  /** Returns the number with commas between groups of three digits. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  @Command(name = "list", description = "The published networks, by name.")
  int list(
      @Option(names = "--counts", description = "With parameters and multiply-adds of each.")
          boolean counts,
      @Mixin JsonOption asJson) {
    PrintWriter to = spec.commandLine().getOut();
    if (counts) {
      List<ModelInfo> infos =
          PublishedNetworks.all().values().stream()
              .map(published -> ModelInfo.of(published, published.network()))
              .toList();
      asJson.print(to, infos, list -> list.forEach(info -> printCounts(to, info)));
      return Reprise.DONE;
    }
    List<ListItem> items =
        PublishedNetworks.all().values().stream()
            .map(published -> new ListItem(published.id(), published.description()))
            .toList();
    asJson.print(
        to,
        items,
        list ->
            Columns.print(
                to,
                list.stream().map(item -> Map.entry(item.name(), item.description())).toList()));
    return Reprise.DONE;
  }

  private static void printCounts(PrintWriter to, ModelInfo info) {
    to.printf(
        Locale.ROOT,
        "%-26s %4d layers %14s parameters %18s multiply-adds%n",
        info.name(),
        info.layers(),
        grouped(info.parameters()),
        grouped(info.multiplyAdds()));
  }
}
