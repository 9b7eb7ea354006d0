package org.reprise.reproduction.claim.check;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.data.file.SourceFile;
import org.reprise.search.statistics.BestOfDraws;
import org.reprise.search.statistics.RankCorrelation;

/**
 * How a supernet ranks the 15,625 cells of NAS-Bench-201 against their true accuracy on CIFAR-10:
 * the {@code statistic} ({@code kendall}, {@code spearman}, {@code pearson}, or {@code best-of-N},
 * the expected true accuracy of the best by score of N random cells) of the column {@code scores}
 * of the published accuracies, over the {@code best} true cells or {@code all} (Zhao et al. 2021,
 * few-shot NAS, released scores). Equal true accuracies stand in the order of the file.
 */
public final class SupernetRankCheck implements TargetCheck {
  private static final String BEST_OF = "best-of-";
  private static final String FILE = "nasbench201-supernets.csv.gz";

  @Override
  public String name() {
    return "supernet-rank";
  }

  private record Cell(double truth, double score) {}

  @Override
  public Measurement measure(CheckContext context) throws IOException, NotAvailableException {
    List<Cell> cells = read(context.data(FILE), context.argument("scores"));
    String best = context.argument("best");
    if (!best.equals("all")) {
      cells.sort(Comparator.comparingDouble(Cell::truth).reversed());
      cells = cells.subList(0, Integer.parseInt(best));
    }
    double[] truth = cells.stream().mapToDouble(Cell::truth).toArray();
    double[] score = cells.stream().mapToDouble(Cell::score).toArray();
    String statistic = context.argument("statistic");
    double value =
        switch (statistic) {
          case "kendall" -> RankCorrelation.kendallTauB(truth, score);
          case "spearman" -> RankCorrelation.spearman(truth, score);
          case "pearson" -> RankCorrelation.pearson(truth, score);
          default -> {
            if (!statistic.startsWith(BEST_OF)) {
              throw new IllegalArgumentException("no statistic '" + statistic + "'");
            }
            int draws = Integer.parseInt(statistic.substring(BEST_OF.length()));
            yield BestOfDraws.expected(draws, score, truth);
          }
        };
    return Measurement.exact(value, "n = " + cells.size());
  }

  private static List<Cell> read(Path file, String column) throws IOException {
    List<Cell> cells = new ArrayList<>();
    try (CSVReaderHeaderAware csv =
        new CSVReaderHeaderAware(
            new InputStreamReader(SourceFile.open(file), StandardCharsets.UTF_8))) {
      Map<String, String> row;
      while ((row = csv.readMap()) != null) {
        cells.add(
            new Cell(
                Double.parseDouble(row.get("cifar10_test_acc")),
                Double.parseDouble(row.get(column))));
      }
    } catch (CsvValidationException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
    return cells;
  }
}
