package org.reprise.cli.space;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.space.InvalidInputException;
import org.reprise.space.builtin.PublishedNetworks;
import org.reprise.space.mobile.CompoundScaling;
import org.reprise.space.mobile.CompoundScaling.Factors;
import org.reprise.space.mobile.ScalableNetwork;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.PublishedNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise model scale}: a published network made greater, in three ways and in all. */
@Command(
    name = "scale",
    description =
        "What compound scaling (EfficientNet) makes of a network, beside depth, width and"
            + " resolution alone with the same growth of multiply-adds.")
final class ModelScaleCommand implements Callable<Integer> {
  private static final double MOST_PHI = 10;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = ModelCommand.NAME)
  private String name;

  @Option(
      names = "--phi",
      required = true,
      paramLabel = "PHI",
      description = "How much greater: multiply-adds grow by about 2^PHI; from -2 to 10.")
  private double phi;

  @Option(names = "--alpha", description = "Base of the depth; default: ${DEFAULT-VALUE}.")
  private double alpha = CompoundScaling.PUBLISHED.alpha();

  @Option(names = "--beta", description = "Base of the width; default: ${DEFAULT-VALUE}.")
  private double beta = CompoundScaling.PUBLISHED.beta();

  @Option(names = "--gamma", description = "Base of the resolution; default: ${DEFAULT-VALUE}.")
  private double gamma = CompoundScaling.PUBLISHED.gamma();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Draw the compound network to this file, which ends in .svg, .pdf or .png.")
  private Path out;

  @Mixin private JsonOption json;

  /**
   * One way to scale.
   *
   * @param scaled which dimensions
   * @param depth factor of the blocks of a stage, before they are rounded up
   * @param width factor of the channels, before they are rounded to multiples of 8
   * @param resolution side of the images in pixels
   * @param layers convolutions and fully connected layers
   * @param parameters trained numbers
   * @param multiplyAdds for one image
   * @param growth multiply-adds as a multiple of the network's before
   */
  public record ScaledInfo(
      String scaled,
      double depth,
      double width,
      int resolution,
      long layers,
      long parameters,
      long multiplyAdds,
      double growth) {}

  /**
   * What scaling does.
   *
   * @param growth alpha beta^2 gamma^2
   * @param expectedGrowth its power phi
   */
  public record Scaling(
      String name,
      double phi,
      double alpha,
      double beta,
      double gamma,
      double growth,
      double expectedGrowth,
      List<ScaledInfo> networks) {}

  @Override
  public Integer call() throws IOException {
    ScalableNetwork network = scalable();
    CompoundScaling scaling = scaling();
    NetworkDrawing drawing = NetworkDrawing.to(out);
    Map<String, Factors> ways = new LinkedHashMap<>();
    ways.put("as published", new Factors(1, 1, 1));
    ways.put("compound", scaling.factors(phi));
    ways.put("depth alone", scaling.depthAlone(phi));
    ways.put("width alone", scaling.widthAlone(phi));
    ways.put("resolution alone", scaling.resolutionAlone(phi));
    ways.forEach((way, factors) -> requireSize(network, factors));
    drawing.write(network.id() + ", phi = " + phi, ways.get("compound").of(network));
    long before = network.network().multiplyAdds();
    List<ScaledInfo> rows =
        ways.entrySet().stream()
            .map(way -> info(way.getKey(), way.getValue(), network, before))
            .toList();
    Scaling result =
        new Scaling(
            network.id(),
            phi,
            alpha,
            beta,
            gamma,
            scaling.growth(),
            Math.pow(scaling.growth(), phi),
            rows);
    json.print(spec.commandLine().getOut(), result, this::print);
    return Reprise.DONE;
  }

  private ScalableNetwork scalable() {
    PublishedNetwork network = ModelCommand.named(name);
    if (network instanceof ScalableNetwork scalable) {
      return scalable;
    }
    List<String> names =
        PublishedNetworks.all().values().stream()
            .filter(ScalableNetwork.class::isInstance)
            .map(PublishedNetwork::id)
            .toList();
    throw new InvalidInputException(
        network.id()
            + " is no chain of repeated blocks, which scaling needs; those are: "
            + String.join(", ", names));
  }

  private CompoundScaling scaling() {
    if (!(phi >= -2 && phi <= MOST_PHI)) {
      throw new InvalidInputException("--phi is from -2 to 10, not " + phi);
    }
    for (double base : new double[] {alpha, beta, gamma}) {
      if (!(base >= 1 && base <= 2)) {
        throw new InvalidInputException("--alpha, --beta and --gamma are from 1 to 2, not " + base);
      }
    }
    return new CompoundScaling(alpha, beta, gamma);
  }

  private static void requireSize(ScalableNetwork network, Factors factors) {
    int side = factors.side(network.resolution());
    if (side < 1 || side > NetworkDrawing.MOST_PIXELS || factors.depth() > 64) {
      throw new InvalidInputException(
          "that would be images of "
              + side
              + " pixels and "
              + String.format(Locale.ROOT, "%.1f", factors.depth())
              + " times the blocks; at most "
              + NetworkDrawing.MOST_PIXELS
              + " pixels and 64 times are counted");
    }
  }

  private static ScaledInfo info(
      String way, Factors factors, ScalableNetwork network, long before) {
    LayerGraph scaled = factors.of(network);
    return new ScaledInfo(
        way,
        factors.depth(),
        factors.width(),
        factors.side(network.resolution()),
        scaled.weightLayers(),
        scaled.parameters(),
        scaled.multiplyAdds(),
        scaled.multiplyAdds() / (double) before);
  }

  private void print(Scaling result) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf(
        Locale.ROOT,
        "%s, phi = %s: depth %s^phi, width %s^phi, resolution %s^phi; multiply-adds should grow by"
            + " %.4f^phi = %.3f%n%n",
        result.name(),
        number(result.phi()),
        number(result.alpha()),
        number(result.beta()),
        number(result.gamma()),
        result.growth(),
        result.expectedGrowth());
    String head = "%-17s %7s %7s %10s %7s %14s %18s %8s%n";
    to.printf(
        Locale.ROOT,
        head,
        "scaled",
        "depth",
        "width",
        "resolution",
        "layers",
        "parameters",
        "multiply-adds",
        "growth");
    for (ScaledInfo row : result.networks()) {
      to.printf(
          Locale.ROOT,
          head,
          row.scaled(),
          String.format(Locale.ROOT, "%.3f", row.depth()),
          String.format(Locale.ROOT, "%.3f", row.width()),
          row.resolution(),
          row.layers(),
          ModelCommand.grouped(row.parameters()),
          ModelCommand.grouped(row.multiplyAdds()),
          String.format(Locale.ROOT, "%.3f", row.growth()));
    }
    if (out != null) {
      to.println();
      to.println("drawn to " + out);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
