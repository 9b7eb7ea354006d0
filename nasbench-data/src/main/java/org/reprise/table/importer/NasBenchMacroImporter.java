package org.reprise.table.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.data.file.SourceFile;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbenchmacro.NasBenchMacro;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

/**
 * Reads {@code nas-bench-macro_cifar10.json} of NAS-Bench-Macro (Su et al. 2021): an object with
 * one field for each architecture, {@code "22212220": {"test_acc": [three runs], "mean_acc": ...,
 * "std": ..., "params": ..., "flops": ...}}. The runs have seeds 0, 1, 2 and 50 epochs
 * (xiusu/NAS-Bench-Macro, {@code train/train.py}).
 *
 * <p>The mean in the file must be that of its runs.
 */
public final class NasBenchMacroImporter implements TableImporter {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Read so that a message can name what it was found for.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();
  private static final String DATASET = "cifar10";
  private static final int EPOCHS = 50;
  private static final int GREATEST_RUNS = 100;
  // The file's means were computed from values of the same precision.
  private static final double ROUNDING = 1e-3;

  @Override
  public String format() {
    return "nas-bench-macro";
  }

  @Override
  public String description() {
    return "NAS-Bench-Macro, nas-bench-macro_cifar10.json (Su et al. 2021)";
  }

  @Override
  public Table read(ImportRequest request) throws IOException {
    request.requireNoCsvOptions(format());
    Path file = request.onlyFile(format());
    SourceFile.requireFile(file);
    NasBenchMacro space = new NasBenchMacro();
    TableBuilder table =
        Table.builder(request.name(), space)
            .importer(format())
            .version(request.version())
            .date(request.date())
            .source(file.getFileName().toString(), SourceFile.sha256(file));
    long size = space.size().longValueExact();
    try (InputStream in = SourceFile.open(file);
        JsonParser json = JSON.createParser(in)) {
      expect(json, JsonToken.START_OBJECT, file, "an object of architectures");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        readArchitecture(json, file, space, table);
        request.progress().at(table.rows(), size);
      }
      if (json.nextToken() != null) {
        throw damage(json, file, "nothing after the object");
      }
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          file
              + ": line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ": expected "
              + expected(e),
          e);
    }
    if (table.rows() == 0) {
      throw new InvalidInputException(file + ": expected architectures, found none");
    }
    if (table.rows() < size) {
      table.note(
          String.format(
              Locale.ROOT,
              "%,d of %,d architectures; %,d are absent",
              table.rows(),
              size,
              size - table.rows()));
    }
    return table
        .note("there is no validation split: a search on this table selects on test accuracy")
        .note("test accuracy is the best of the 50 epochs of a run")
        .build();
  }

  private static String expected(JsonProcessingException problem) {
    if (problem instanceof JsonEOFException) {
      return "the rest of the JSON, found the end: the file is cut off";
    }
    String message = problem.getOriginalMessage().lines().findFirst().orElse("");
    return message.startsWith("Duplicate")
        ? "each field of an object once, found one twice"
        : "JSON: " + message;
  }

  private static void readArchitecture(
      JsonParser json, Path file, NasBenchMacro space, TableBuilder table) throws IOException {
    String name = json.currentName();
    Architecture architecture;
    try {
      architecture = space.parse(name);
    } catch (InvalidInputException e) {
      throw damage(json, file, "an architecture: " + e.getMessage());
    }
    int row = table.row(architecture);
    expect(json, JsonToken.START_OBJECT, file, "an object for " + name);
    List<Double> runs = List.of();
    double mean = Double.NaN;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "test_acc" -> runs = accuracies(json, file, name);
        case "mean_acc" -> mean = number(json, file, field, name);
        case "params", "flops" ->
            table.put(row, Series.cost(DATASET, field), positive(json, file, field, name));
        default -> json.skipChildren();
      }
    }
    double sum = 0;
    for (int seed = 0; seed < runs.size(); seed++) {
      table.put(
          row,
          new Series(DATASET, "test", "accuracy", EPOCHS, String.valueOf(seed)),
          runs.get(seed));
      sum += runs.get(seed);
    }
    if (runs.isEmpty() || !(Math.abs(sum / runs.size() - mean) <= ROUNDING)) {
      throw damage(
          json, file, "a mean_acc of " + name + " that is the mean of its test_acc, found " + mean);
    }
  }

  private static List<Double> accuracies(JsonParser json, Path file, String name)
      throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw damage(json, file, "an array test_acc of " + name);
    }
    List<Double> runs = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      double accuracy = number(json, file, "test_acc", name);
      if (!(accuracy >= 0 && accuracy <= 100)) {
        throw damage(json, file, "a test_acc of " + name + " from 0 to 100, found " + accuracy);
      }
      if (runs.size() == GREATEST_RUNS) {
        throw damage(json, file, "at most " + GREATEST_RUNS + " values test_acc of " + name);
      }
      runs.add(accuracy);
    }
    return runs;
  }

  private static double positive(JsonParser json, Path file, String field, String name)
      throws IOException {
    double value = number(json, file, field, name);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw damage(json, file, "a positive number " + field + " of " + name + ", found " + value);
    }
    return value;
  }

  private static double number(JsonParser json, Path file, String field, String name)
      throws IOException {
    if (json.currentToken() == null || !json.currentToken().isNumeric()) {
      throw damage(json, file, "a number " + field + " of " + name + ", found " + json.getText());
    }
    return json.getDoubleValue();
  }

  private static void expect(JsonParser json, JsonToken token, Path file, String what)
      throws IOException {
    if (json.nextToken() != token) {
      throw damage(json, file, what);
    }
  }

  private static InvalidInputException damage(JsonParser json, Path file, String expected) {
    return new InvalidInputException(
        file
            + ": line "
            + json.currentLocation().getLineNr()
            + ", column "
            + json.currentLocation().getColumnNr()
            + ": expected "
            + expected);
  }
}
