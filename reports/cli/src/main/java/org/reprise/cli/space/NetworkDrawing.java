package org.reprise.cli.space;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.reprise.data.file.OutputFile;
import org.reprise.report.figure.FigureFormat;
import org.reprise.report.figure.NetworkFigure;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.NetworkOutline;

/** Where a network is drawn to, checked before anything is computed. */
final class NetworkDrawing {
  /** The greatest side of images that the commands count networks for. */
  static final int MOST_PIXELS = 4096;

  private final @Nullable Path file;
  private final @Nullable FigureFormat format;

  private NetworkDrawing(@Nullable Path file, @Nullable FigureFormat format) {
    this.file = file;
    this.format = format;
  }

  /**
   * Returns the place.
   *
   * @param file null for nowhere
   * @throws InvalidInputException if its name ends in no known format, or it cannot be written
   */
  static NetworkDrawing to(@Nullable Path file) throws IOException {
    if (file == null) {
      return new NetworkDrawing(null, null);
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    FigureFormat format =
        Arrays.stream(FigureFormat.values())
            .filter(known -> name.endsWith("." + known.ending()))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "--out "
                            + file
                            + ": a network is drawn to a file that ends in .svg, .pdf or .png"));
    OutputFile.requireWritable(file);
    return new NetworkDrawing(file, format);
  }

  /** Draws {@code network}, called {@code name}, if there is a place. */
  void write(String name, LayerGraph network) throws IOException {
    if (file == null || format == null) {
      return;
    }
    String title =
        String.format(
            Locale.ROOT,
            "%s: %,d parameters, %,d multiply-adds",
            name,
            network.parameters(),
            network.multiplyAdds());
    byte[] drawn = NetworkFigure.file(title, network.input(), NetworkOutline.of(network), format);
    OutputFile.write(file, out -> out.write(drawn));
  }
}
