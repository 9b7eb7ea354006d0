package org.reprise.cli.space;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.CliCommand;
import org.reprise.cli.Columns;
import org.reprise.cli.JsonOption;
import org.reprise.cli.Reprise;
import org.reprise.cli.SpaceConverter;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reprise space}: what a search space is. */
@Command(name = "space", description = "Describe a search space.")
public final class SpaceCommand implements CliCommand {
  private static final BigInteger MOST_ENUMERATED = BigInteger.valueOf(100_000_000);

  @Spec private CommandSpec spec;

  /**
   * A space in numbers.
   *
   * @param size architectures, as the space says
   * @param enumerated architectures counted one by one; null where that was not asked for
   * @param unique counts by other rules
   * @param decisions what each architecture answers
   * @param mutations the usual one first
   * @param encodings with their lengths, the usual one first
   */
  public record SpaceInfo(
      String name,
      String description,
      BigInteger size,
      @Nullable Long enumerated,
      Map<String, Long> unique,
      List<Decision> decisions,
      List<String> mutations,
      Map<String, Integer> encodings) {}

  @Command(
      name = "info",
      description = "Size, decisions, mutations and encodings of a search space.")
  int info(
      @Parameters(
              paramLabel = "SPACE",
              converter = SpaceConverter.class,
              description = "A name of 'reprise list spaces', or a YAML file.")
          SearchSpace space,
      @Option(
              names = "--enumerate",
              description = "Make all its architectures, one by one, and count them.")
          boolean enumerate,
      @Mixin JsonOption json) {
    Map<String, Integer> encodings = new LinkedHashMap<>();
    space.encodings().forEach((name, encoding) -> encodings.put(name, encoding.length()));
    SpaceInfo info =
        new SpaceInfo(
            space.name(),
            space.description(),
            space.size(),
            enumerate ? enumerated(space) : null,
            space.uniqueCounts(),
            space.decisions(),
            List.copyOf(space.mutations().keySet()),
            encodings);
    json.print(spec.commandLine().getOut(), info, this::print);
    return Reprise.DONE;
  }

  /** Makes every architecture and counts those whose key is the one that they were made of. */
  private static long enumerated(SearchSpace space) {
    if (space.size().compareTo(MOST_ENUMERATED) > 0) {
      throw new InvalidInputException(
          "space "
              + space.name()
              + " has "
              + space.size()
              + " architectures, too many to make one by one; --enumerate does up to "
              + MOST_ENUMERATED);
    }
    return space.keys().filter(key -> space.key(space.fromKey(key)) == key).count();
  }

  private void print(SpaceInfo info) {
    PrintWriter out = spec.commandLine().getOut();
    List<Map.Entry<String, ?>> lines = new ArrayList<>();
    lines.add(Map.entry("space", info.name()));
    lines.add(Map.entry("what", info.description()));
    lines.add(Map.entry("size", info.size()));
    if (info.enumerated() != null) {
      lines.add(Map.entry("enumerated", info.enumerated()));
    }
    info.unique().forEach((rule, count) -> lines.add(Map.entry("unique", count + "  " + rule)));
    String label = "decisions";
    for (Decision decision : info.decisions()) {
      lines.add(Map.entry(label, decision.name() + ": " + String.join(", ", decision.choices())));
      label = "";
    }
    lines.add(Map.entry("mutations", String.join(", ", info.mutations())));
    List<String> encodings = new ArrayList<>();
    info.encodings().forEach((name, length) -> encodings.add(name + " (" + length + ")"));
    lines.add(Map.entry("encodings", String.join(", ", encodings)));
    Columns.print(out, lines);
  }
}
