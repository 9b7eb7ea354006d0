package org.reprise.cli.experiment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.reprise.report.figure.FigureFormat;
import org.reprise.space.InvalidInputException;
import picocli.CommandLine.Option;

/** In which formats a report holds its figures. */
final class FigureOptions {
  @Option(
      names = "--figures",
      split = ",",
      paramLabel = "FORMAT",
      description = "Formats of the figures' files: svg, pdf, png or all; default: svg,pdf.")
  private List<String> formats = List.of("svg", "pdf");

  /**
   * Returns the formats.
   *
   * @throws InvalidInputException if one is not known
   */
  Set<FigureFormat> formats() {
    Set<FigureFormat> chosen = EnumSet.noneOf(FigureFormat.class);
    for (String name : formats) {
      if (name.equals("all")) {
        chosen.addAll(EnumSet.allOf(FigureFormat.class));
      } else {
        chosen.add(format(name));
      }
    }
    return chosen;
  }

  private static FigureFormat format(String name) {
    for (FigureFormat format : FigureFormat.values()) {
      if (format.ending().equals(name)) {
        return format;
      }
    }
    throw new InvalidInputException(
        "--figures: no format is called '" + name + "'; expected svg, pdf, png or all");
  }
}
