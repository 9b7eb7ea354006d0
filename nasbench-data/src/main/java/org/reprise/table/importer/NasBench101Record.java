package org.reprise.table.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.reprise.space.InvalidInputException;

/**
 * One trained cell in a file of NAS-Bench-101 or EC-NAS: a JSON array of module hash, epochs,
 * adjacency matrix (row by row, without separators), operations (joined by commas) and a protobuf
 * {@code ModelMetrics} in base64 (google-research/nasbench, {@code nasbench/api.py} and {@code
 * lib/model_metrics.proto}). In EC-NAS the protobuf is a {@code ModelMetricsEnergy}, which has the
 * same fields and more (PedramBakh/EC-NAS-Bench, {@code lib/model_metrics_energy.proto}).
 *
 * @param moduleHash 32 hexadecimal digits
 * @param epochs length of the training schedule
 * @param adjacency n*n digits 0 and 1
 * @param operations n names
 * @param evaluations at the start, half-way and at the end of the training
 * @param parameters trainable parameters
 */
record NasBench101Record(
    String moduleHash,
    int epochs,
    String adjacency,
    String operations,
    List<Evaluation> evaluations,
    int parameters) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * What was measured at one moment of a training. A value that the record lacks is NaN.
   *
   * @param epoch since the start
   * @param trainSeconds training time so far, without evaluations
   * @param trainAccuracy fraction
   * @param validAccuracy fraction
   * @param testAccuracy fraction
   * @param energyKwh energy so far in kWh, in EC-NAS only
   * @param co2Grams emission so far in grams of CO2 equivalent, in EC-NAS only
   */
  record Evaluation(
      double epoch,
      double trainSeconds,
      double trainAccuracy,
      double validAccuracy,
      double testAccuracy,
      double energyKwh,
      double co2Grams) {}

  /** The record in {@code data}, which {@code reader} has just read. */
  static NasBench101Record parse(byte[] data, TfRecordReader reader) {
    try (JsonParser json = JSON.createParser(data)) {
      expect(json, JsonToken.START_ARRAY, "a JSON array", reader);
      String hash = text(json, "a module hash", reader);
      expect(json, JsonToken.VALUE_NUMBER_INT, "a number of epochs", reader);
      int epochs = json.getIntValue();
      String adjacency = text(json, "an adjacency matrix", reader);
      String operations = text(json, "operations", reader);
      String metrics = text(json, "metrics in base64", reader);
      expect(json, JsonToken.END_ARRAY, "five values", reader);
      ProtobufMessage message =
          new ProtobufMessage(Base64.getDecoder().decode(metrics.replace("\n", "")));
      return parse(hash, epochs, adjacency, operations, message);
    } catch (IOException e) {
      throw reader.damage("a JSON array of five values");
    } catch (IllegalArgumentException e) {
      throw reader.damage("metrics as protobuf in base64: " + e.getMessage());
    }
  }

  private static NasBench101Record parse(
      String hash, int epochs, String adjacency, String operations, ProtobufMessage message) {
    List<Evaluation> evaluations = new ArrayList<>();
    int parameters = -1;
    while (message.next()) {
      if (message.field() == 1) {
        evaluations.add(evaluation(message.message()));
      } else if (message.field() == 2) {
        parameters = (int) message.varint();
      }
    }
    return new NasBench101Record(hash, epochs, adjacency, operations, evaluations, parameters);
  }

  private static Evaluation evaluation(ProtobufMessage message) {
    double[] fields = new double[8];
    Arrays.fill(fields, Double.NaN);
    while (message.next()) {
      int field = message.field();
      if (field < fields.length && message.isFixed64()) {
        fields[field] = message.fixed64();
      }
    }
    return new Evaluation(
        fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7]);
  }

  private static String text(JsonParser json, String what, TfRecordReader reader)
      throws IOException {
    expect(json, JsonToken.VALUE_STRING, what, reader);
    return json.getText();
  }

  private static void expect(JsonParser json, JsonToken token, String what, TfRecordReader reader)
      throws IOException {
    if (json.nextToken() != token) {
      throw reader.damage(what + " in the JSON array");
    }
  }

  /**
   * The final evaluation.
   *
   * @throws InvalidInputException if the training did not reach its end
   */
  Evaluation last(TfRecordReader reader) {
    if (evaluations.isEmpty()) {
      throw reader.damage("evaluations, found none");
    }
    Evaluation last = evaluations.get(evaluations.size() - 1);
    if (last.epoch() != epochs) {
      throw reader.damage(
          "a last evaluation at epoch " + epochs + ", found one at epoch " + last.epoch());
    }
    return last;
  }

  /** The cell as the search space writes it. */
  String cellText(TfRecordReader reader) {
    int vertices = operations.split(",", -1).length;
    if (adjacency.length() != vertices * vertices) {
      throw reader.damage(
          vertices * vertices + " digits of an adjacency matrix, found " + adjacency.length());
    }
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < vertices; row++) {
      text.append(adjacency, row * vertices, (row + 1) * vertices).append(';');
    }
    return text.append(operations.replace(',', ';')).toString();
  }
}
