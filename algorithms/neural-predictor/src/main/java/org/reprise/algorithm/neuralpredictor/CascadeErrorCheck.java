package org.reprise.algorithm.neuralpredictor;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.data.file.SourceFile;
import org.reprise.predictor.Gcn;
import org.reprise.predictor.Predictor;
import org.reprise.predictor.Shuffle;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench101.NasBench101;

/**
 * The mean squared error, in squared percent, of predictions on cells of NAS-Bench-101 (a public
 * sample of 30,001, one run each, validation after 108 epochs), learnt from 172 random ones: of the
 * regressor over {@code all} others; over the {@code good} ones, above 91 %; of one trained on good
 * cells alone, as the second stage is, over the good ones ({@code second-stage}); or the {@code
 * gain}, good less second-stage, both learnt from the same 172.
 */
public final class CascadeErrorCheck implements TargetCheck {
  private static final String FILE = "nasbench101-sample.csv.gz";
  private static final int TRAINED = 172;
  private static final int ASKED = 3000;
  private static final double THRESHOLD = 91;
  private static final NasBench101 SPACE = new NasBench101();

  @Override
  public String name() {
    return "neural-predictor-error";
  }

  private record Cell(Architecture architecture, double accuracy) {
    boolean isGood() {
      return accuracy > THRESHOLD;
    }
  }

  @Override
  public Measurement measure(CheckContext context) throws IOException, NotAvailableException {
    List<Cell> cells = read(context.data(FILE));
    String what = context.argument("what");
    double[] errors =
        IntStream.range(0, context.runs())
            .parallel()
            .mapToDouble(run -> error(what, cells, context.streams().child(run)))
            .toArray();
    return Measurement.meanOf(errors, cells.size() + " cells in all");
  }

  private static double error(String what, List<Cell> cells, RandomStreams streams) {
    List<Cell> chosen = Shuffle.choose(cells, TRAINED + ASKED, streams.stream("cells"));
    List<Cell> learnt = chosen.subList(0, TRAINED);
    List<Cell> asked = chosen.subList(TRAINED, chosen.size());
    List<Cell> goodAsked = asked.stream().filter(Cell::isGood).toList();
    return switch (what) {
      case "all" -> error(learnt, asked, streams.stream("fit"));
      case "good" -> error(learnt, goodAsked, streams.stream("fit"));
      case "second-stage" -> secondStage(learnt, goodAsked, streams);
      case "gain" ->
          error(learnt, goodAsked, streams.stream("fit")) - secondStage(learnt, goodAsked, streams);
      default -> throw new IllegalArgumentException("no error '" + what + "'");
    };
  }

  private static double secondStage(List<Cell> learnt, List<Cell> asked, RandomStreams streams) {
    List<Cell> good = learnt.stream().filter(Cell::isGood).toList();
    return error(good, asked, streams.stream("fit second stage"));
  }

  private static double error(List<Cell> learnt, List<Cell> asked, SplittableRandom random) {
    Predictor regressor = new Gcn(SPACE, Gcn.Settings.PUBLISHED, new Gcn.Regression());
    regressor.fit(
        learnt.stream().map(Cell::architecture).toList(),
        learnt.stream().mapToDouble(Cell::accuracy).toArray(),
        random);
    double[] predicted = regressor.predict(asked.stream().map(Cell::architecture).toList());
    double sum = 0;
    for (int i = 0; i < predicted.length; i++) {
      sum += Math.pow(predicted[i] - asked.get(i).accuracy(), 2);
    }
    return sum / predicted.length;
  }

  private static List<Cell> read(Path file) throws IOException {
    List<Cell> cells = new ArrayList<>();
    try (CSVReaderHeaderAware csv =
        new CSVReaderHeaderAware(
            new InputStreamReader(SourceFile.open(file), StandardCharsets.UTF_8))) {
      Map<String, String> row;
      while ((row = csv.readMap()) != null) {
        Architecture architecture = SPACE.parse(row.get("adjacency") + ";" + row.get("ops"));
        cells.add(new Cell(architecture, 100 * Double.parseDouble(row.get("valid_acc_108"))));
      }
    } catch (CsvValidationException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
    return cells;
  }
}
