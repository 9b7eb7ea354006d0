package org.reprise.cli.training;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.algorithm.zerocost.Proxies;
import org.reprise.algorithm.zerocost.Proxy;
import org.reprise.algorithm.zerocost.ProxyTask;
import org.reprise.algorithm.zerocost.Scored;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Columns;
import org.reprise.cli.JsonOption;
import org.reprise.cli.ListItem;
import org.reprise.cli.Reprise;
import org.reprise.cli.SpaceConverter;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.training.tensor.Operations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise proxy}: scores of untrained networks. */
@Command(
    name = "proxy",
    description = "Score an untrained network by a zero-cost proxy.",
    footer = {
      "",
      "Without options: the network and images of the built-in benchmark nb201-fashion."
          + " 'reprise table build-scores' scores all architectures of a table, 'reprise correlate"
          + " --proxy' holds scores against the truth."
    })
public final class ProxyCommand implements CliCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "A proxy of 'reprise proxy list', or all.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ARCH",
      description = "An architecture as its paper writes it, in quotes.")
  private String text;

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      converter = SpaceConverter.class,
      description = "The space: a name of 'reprise list spaces'; default: nasbench201.")
  private SearchSpace space = new NasBench201();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of weights, batch and noise; default: 0.")
  private long seed;

  @Mixin private ProxyOptions options;

  @Mixin private JsonOption json;

  @Command(name = "list", description = "All proxies, one a line.")
  int list(@Mixin JsonOption asJson) {
    PrintWriter out = spec.commandLine().getOut();
    List<ListItem> items =
        Proxies.all().stream()
            .map(proxy -> new ListItem(proxy.name(), proxy.meaning() + ". " + proxy.source()))
            .toList();
    asJson.print(
        out,
        items,
        all ->
            Columns.print(
                out,
                all.stream().map(item -> Map.entry(item.name(), item.description())).toList()));
    return Reprise.DONE;
  }

  /**
   * Scores of an architecture.
   *
   * @param task network and batch
   * @param seed of weights, batch and noise
   * @param scores by proxy; greater is better
   * @param seconds of processor time by proxy, the passes through the network included
   * @param multiplyAdds by proxy
   */
  public record ProxyScores(
      String architecture,
      String space,
      String task,
      long seed,
      Map<String, Double> scores,
      Map<String, Double> seconds,
      Map<String, Long> multiplyAdds) {}

  @Override
  public Integer call() {
    if (name == null || text == null) {
      throw new InvalidInputException(
          "give a proxy and an architecture: reprise proxy NAME ARCH; names: all, "
              + String.join(", ", Proxies.names()));
    }
    List<Proxy> proxies = name.equals("all") ? Proxies.all() : List.of(Proxies.named(name));
    Architecture architecture = space.parse(text);
    ProxyTask task = options.task(space);
    try (Operations operations = options.open()) {
      Scored scored = task.score(architecture, proxies, task.batch().apply(seed), seed, operations);
      long multiplyAdds = task.network().apply(architecture).multiplyAdds();
      Map<String, Double> scores = new LinkedHashMap<>();
      Map<String, Double> seconds = new LinkedHashMap<>();
      Map<String, Long> work = new LinkedHashMap<>();
      for (int i = 0; i < proxies.size(); i++) {
        scores.put(proxies.get(i).name(), scored.scores()[i]);
        seconds.put(proxies.get(i).name(), scored.seconds()[i]);
        work.put(
            proxies.get(i).name(),
            (long) proxies.get(i).work().multiplyAdds(multiplyAdds, task.examples()));
      }
      json.print(
          spec.commandLine().getOut(),
          new ProxyScores(
              scored.architecture(), space.name(), task.description(), seed, scores, seconds, work),
          this::print);
    }
    return Reprise.DONE;
  }

  private void print(ProxyScores result) {
    List<Map.Entry<String, ?>> lines = new ArrayList<>();
    lines.add(Map.entry("architecture", result.architecture()));
    lines.add(Map.entry("scored as", result.task() + "; seed " + result.seed()));
    result
        .scores()
        .forEach(
            (proxy, score) ->
                lines.add(
                    Map.entry(
                        proxy,
                        String.format(
                            Locale.ROOT,
                            "%-14s %.4f s, %,d multiply-adds",
                            text(score),
                            result.seconds().get(proxy),
                            result.multiplyAdds().get(proxy)))));
    Columns.print(spec.commandLine().getOut(), lines);
  }

  private static String text(double score) {
    if (score == Proxy.UNDEFINED) {
      return "undefined";
    }
    return score == Math.rint(score) && Math.abs(score) < 1e15
        ? Long.toString((long) score)
        : String.format(Locale.ROOT, "%.6g", score);
  }
}
