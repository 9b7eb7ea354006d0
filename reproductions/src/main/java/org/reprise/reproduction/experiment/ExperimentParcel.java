package org.reprise.reproduction.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.ResultJson;
import org.reprise.search.work.Parcel;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.BuiltInTables;
import org.reprise.table.store.TableStore;

/**
 * An experiment as it travels: its identity, and what it is made of again. Tables that do not come
 * with Reprise travel beside it, as table files.
 *
 * @param identity what the other machine must arrive at
 * @param benchmarks each once
 * @param cells in the order of the runs
 */
record ExperimentParcel(
    ExperimentFile.Identity identity, List<TableUse> benchmarks, List<Cell> cells) {

  /**
   * A table under a protocol.
   *
   * @param table its name
   * @param file the attachment that holds it; empty for a built-in table
   */
  record TableUse(String table, String file, Protocol protocol) {}

  /**
   * A cell of the experiment.
   *
   * @param benchmark its place in the list
   * @param method as its label names it
   */
  record Cell(int benchmark, String budget, String method) {}

  /**
   * Returns the parcel of {@code experiment}.
   *
   * @throws InvalidInputException if a benchmark of it cannot leave this machine
   */
  static Parcel of(Experiment experiment) {
    List<Benchmark> benchmarks =
        experiment.cells().stream().map(Experiment.Cell::benchmark).distinct().toList();
    List<TableUse> uses = new ArrayList<>();
    List<Parcel.Attachment> attachments = new ArrayList<>();
    for (Benchmark benchmark : benchmarks) {
      if (!(benchmark instanceof TableBenchmark known)) {
        throw new InvalidInputException(
            benchmark.name()
                + " trains what is asked for and keeps it in a file of this machine, so its runs"
                + " stay here; 'reprise table build --on' trains on a cluster");
      }
      Table table = known.table();
      String file = "";
      if (!BuiltInTables.has(table.name())) {
        file = "table-" + table.info().sha256() + ".reprise";
        attachments.add(new Parcel.Attachment(file, path -> TableStore.write(table, path)));
      }
      uses.add(new TableUse(table.name(), file, benchmark.protocol()));
    }
    List<Cell> cells =
        experiment.cells().stream()
            .map(
                cell ->
                    new Cell(
                        benchmarks.indexOf(cell.benchmark()),
                        cell.budget().toString(),
                        cell.method().label()))
            .toList();
    try {
      String description =
          ResultJson.MAPPER.writeValueAsString(
              new ExperimentParcel(experiment.identity(), uses, cells));
      return new Parcel(ExperimentOpener.class, description, attachments);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an experiment that cannot be written down", e);
    }
  }
}
