package org.reprise.reproduction.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.ResultJson;
import org.reprise.search.Budget;
import org.reprise.search.Method;
import org.reprise.search.work.Parcel;
import org.reprise.search.work.PortableWorkload;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Table;
import org.reprise.table.store.BuiltInTables;
import org.reprise.table.store.TableStore;

/** Opens an experiment that was sent here, and makes sure that it is the one that was sent. */
public final class ExperimentOpener implements Parcel.Opener {
  @Override
  public PortableWorkload<Run> open(String description, UnaryOperator<String> files)
      throws IOException {
    ExperimentParcel parcel = ResultJson.MAPPER.readValue(description, ExperimentParcel.class);
    List<Benchmark> benchmarks = new ArrayList<>();
    for (ExperimentParcel.TableUse use : parcel.benchmarks()) {
      Table table =
          use.file().isEmpty()
              ? BuiltInTables.open(use.table())
              : TableStore.open(Path.of(files.apply(use.file())), use.table());
      benchmarks.add(use.protocol().on(table));
    }
    List<Experiment.Cell> cells = new ArrayList<>();
    for (ExperimentParcel.Cell cell : parcel.cells()) {
      Benchmark benchmark = benchmarks.get(cell.benchmark());
      cells.add(
          new Experiment.Cell(
              benchmark,
              Budget.parse(cell.budget()),
              Method.parse(cell.method(), benchmark.protocol().methods())));
    }
    ExperimentFile.Identity sent = parcel.identity();
    Experiment experiment = new Experiment(cells, sent.seeds(), sent.masterSeed());
    ExperimentFile.Identity arrived = experiment.identity();
    if (!sent.equals(arrived)) {
      throw new InvalidInputException(
          "the experiment that was sent is another here: " + arrived.difference(sent));
    }
    return new ExperimentWorkload(experiment);
  }
}
