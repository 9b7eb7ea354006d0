package org.reprise.table.store;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.reprise.table.Table;

/**
 * The tables that come with Reprise, so that there is something to search on a fresh machine. Each
 * is a resource {@code NAME.reprise.gz} beside this class: a table file as {@link TableStore}
 * describes it, packed. Scores of its architectures may lie beside it, see {@link ScoreColumns}.
 */
public final class BuiltInTables {
  /** The cells of NAS-Bench-201 on a part of Fashion-MNIST, trained by this project. */
  public static final String NB201_FASHION = "nb201-fashion";

  /** Small mobile networks on the same images, with their latencies. */
  public static final String MOBILE_FASHION = "mobile-fashion";

  private static final int BUFFER = 1 << 16;
  private static final List<String> NAMES = present();

  private BuiltInTables() {}

  // A table is built in when its file is there; it takes a training of hours to make one.
  private static List<String> present() {
    return find(resource(MOBILE_FASHION)).isEmpty()
        ? List.of(NB201_FASHION)
        : List.of(MOBILE_FASHION, NB201_FASHION);
  }

  /**
   * Returns where a file beside the table that is always there lies; empty if there is none. To ask
   * the class path for what is missing would open every file of it.
   */
  private static Optional<URL> find(String file) {
    URL table = BuiltInTables.class.getResource(resource(NB201_FASHION));
    if (table == null) {
      throw new IllegalStateException("the table " + NB201_FASHION + " is not on the class path");
    }
    try {
      URL place = new URL(table, file);
      place.openStream().close();
      return Optional.of(place);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String resource(String name) {
    return name + ".reprise.gz";
  }

  /** Their names, in alphabetical order. */
  public static List<String> names() {
    return NAMES;
  }

  /** Whether a table of this name comes with Reprise. */
  public static boolean has(String name) {
    return NAMES.contains(name);
  }

  /** The table of this name, one of {@link #names}. */
  public static Table open(String name) {
    Table table = TableStore.table(unpack(name), name);
    String scores = ScoreColumns.file(name);
    Optional<URL> file = find(scores);
    return file.isPresent() ? ScoreColumns.join(table, scores, file.get()::openStream) : table;
  }

  /** The table of this name after all of {@link TableStore#verify}. */
  static Table verify(String name) {
    return TableStore.verify(unpack(name), name);
  }

  private static TableFile unpack(String name) {
    String resource = resource(name);
    try (InputStream in = BuiltInTables.class.getResourceAsStream(resource)) {
      byte[] packed = in.readAllBytes();
      // The length stands at the end of gzip data. To let an array grow costs more than to unpack.
      int length = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt(packed.length - 4);
      GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER);
      byte[] bytes = new byte[length];
      if (gzip.readNBytes(bytes, 0, length) < length) {
        throw new EOFException(resource);
      }
      return new TableFile(Path.of(resource), ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("the built-in table " + name + " cannot be read", e);
    }
  }
}
