package org.reprise.algorithm.automlzero.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.reprise.algorithm.automlzero.ProgramExperiment;
import org.reprise.algorithm.automlzero.SearchTask;
import org.reprise.algorithm.automlzero.search.Progress;
import org.reprise.data.file.OutputFile;

/**
 * The files that a run leaves in its folder: {@code index.html}, the page; {@code winner.txt}, the
 * program; {@code progress.csv}, one line for each round.
 */
public final class RunFiles {
  private RunFiles() {}

  /** Writes the files; the folder is made if need be. */
  public static void write(
      Path folder,
      SearchTask task,
      long seed,
      ProgramExperiment.Outcome outcome,
      Simplifier simplifier,
      List<String> provenance)
      throws IOException {
    Files.createDirectories(folder);
    OutputFile.writeText(
        folder.resolve("index.html"),
        EvolutionPage.html(task, seed, outcome, simplifier, provenance));
    OutputFile.writeText(folder.resolve("winner.txt"), outcome.candidate().program().toText());
    OutputFile.writeText(folder.resolve("progress.csv"), csv(outcome.search().history()));
  }

  private static String csv(List<Progress> history) {
    StringBuilder csv =
        new StringBuilder(
            "individuals,best_ever,best_now,mean_now,train_steps,same_code,same_errors,"
                + "under_hurdle\n");
    for (Progress p : history) {
      csv.append(p.individuals()).append(',');
      csv.append(p.bestEver()).append(',');
      csv.append(p.bestNow()).append(',');
      csv.append(p.meanNow()).append(',');
      csv.append(p.trainSteps()).append(',');
      csv.append(p.sameCode()).append(',');
      csv.append(p.sameErrors()).append(',');
      csv.append(p.underHurdle()).append('\n');
    }
    return csv.toString();
  }
}
