package org.reprise.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.TableStore;

/**
 * Synthetic tables of the size of the real ones. They are written by a virtual machine of their
 * own, and kept: those that measure shall be new, and may have little memory.
 */
final class TableFiles {
  private static final String[] SEEDS = {"1", "2", "3"};

  private TableFiles() {}

  /** A file with a table of all NAS-Bench-201 cells: 4 splits, 2 lengths of training, 3 seeds. */
  static Path nasBench201() throws IOException {
    return file("nasbench201");
  }

  /** A file with a table of all NAS-Bench-101 cells: 1 split, 4 lengths of training, 3 seeds. */
  static Path nasBench101() throws IOException {
    return file("nasbench101");
  }

  private static Path file(String space) throws IOException {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "reprise-benchmark-" + space);
    if (!Files.exists(file)) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String classPath = System.getProperty("java.class.path");
      Process writer =
          new ProcessBuilder(
                  java, "-cp", classPath, TableFiles.class.getName(), space, file.toString())
              .inheritIO()
              .start();
      if (writer.onExit().join().exitValue() != 0) {
        throw new IOException("could not write " + file);
      }
    }
    return file;
  }

  /** Writes the table of the space {@code args[0]} to the file {@code args[1]}. */
  public static void main(String[] args) throws IOException {
    SearchSpace space = SearchSpaces.named(args[0]);
    boolean small = args[0].equals("nasbench201");
    String[] splits = small ? new String[] {"train", "valid", "test", "-"} : new String[] {"valid"};
    int[] epochs = small ? new int[] {12, 200} : new int[] {4, 12, 36, 108};
    TableBuilder table = Table.builder(args[0], space);
    SplittableRandom random = new SplittableRandom(1);
    space
        .keys()
        .forEach(
            key -> {
              int row = table.row(space.fromKey(key));
              for (String split : splits) {
                for (int length : epochs) {
                  for (String seed : SEEDS) {
                    table.put(
                        row,
                        new Series("cifar10", split, "accuracy", length, seed),
                        100 * random.nextDouble());
                  }
                }
              }
            });
    TableStore.write(table.build(), Path.of(args[1]));
  }
}
