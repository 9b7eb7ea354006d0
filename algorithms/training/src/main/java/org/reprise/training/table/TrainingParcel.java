package org.reprise.training.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.reprise.search.work.Parcel;
import org.reprise.space.InvalidInputException;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.tensor.Operations;

/**
 * Trainings as they travel. Images and architectures travel beside them, as files.
 *
 * @param name of the benchmark
 * @param space its name
 * @param builtIn whether the networks are those of the built-in benchmark, not the space's own
 * @param protocol of each training
 * @param seeds in the order of the numbers
 * @param computedBy what computes, since vectors of another width give other last bits
 * @param fingerprint of the benchmark that the other machine must arrive at
 * @param images the attachment with the images
 * @param architectures the attachment with the architectures, one a line
 */
record TrainingParcel(
    String name,
    String space,
    boolean builtIn,
    TrainingProtocol protocol,
    List<Long> seeds,
    String computedBy,
    String fingerprint,
    String images,
    String architectures) {
  static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Returns the parcel.
   *
   * @throws InvalidInputException if these trainings cannot leave this machine
   */
  static Parcel of(TrainingBenchmark benchmark, Engine engine, List<Long> seeds) {
    if (engine != Engine.LANES) {
      throw new InvalidInputException(
          "engine "
              + engine.text()
              + " stays on this machine; other machines train with "
              + Engine.LANES.text());
    }
    boolean builtIn = benchmark.network() instanceof BuiltInBenchmark.Networks;
    if (!builtIn && !(benchmark.network() instanceof SpaceNetworks)) {
      throw new InvalidInputException(
          "the networks of " + benchmark.name() + " are built here alone; they cannot be sent");
    }
    List<String> lines = benchmark.architectures().stream().map(benchmark.space()::format).toList();
    String images = "images-" + hash(benchmark.fingerprint()) + ".bin";
    String architectures = "architectures-" + hash(lines) + ".txt";
    String computedBy;
    try (Operations operations = engine.open()) {
      computedBy = operations.description();
    }
    TrainingParcel parcel =
        new TrainingParcel(
            benchmark.name(),
            benchmark.space().name(),
            builtIn,
            benchmark.protocol(),
            seeds,
            computedBy,
            benchmark.fingerprint(),
            images,
            architectures);
    try {
      return new Parcel(
          TrainingOpener.class,
          MAPPER.writeValueAsString(parcel),
          List.of(
              new Parcel.Attachment(images, file -> ImagePartsFile.write(benchmark.images(), file)),
              new Parcel.Attachment(architectures, file -> Files.write(file, lines))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("trainings that cannot be written down", e);
    }
  }

  private static String hash(Object content) {
    return String.format(Locale.ROOT, "%08x", content.hashCode());
  }
}
