package org.reprise.report.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.reprise.report.leaderboard.JsonNumbers;
import org.reprise.space.InvalidInputException;

/**
 * The data files beside the pages, as JSON: numbers with seven digits, {@code "NaN"} for what is
 * not known. Pages are made from what is read back, never from what was measured, so that a page
 * can be made anew from its file to the byte.
 */
final class ResultsData {
  private static final int DIGITS = 7;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(JsonNumbers.kept(DIGITS))
          .build()
          .enable(SerializationFeature.INDENT_OUTPUT);

  private ResultsData() {}

  static String text(Object data) {
    try {
      return JSON.writeValueAsString(data).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("results cannot be written as JSON", e);
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param file for the message
   * @throws InvalidInputException if it is something else
   */
  static <T> T read(String text, Class<T> type, String file) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          file
              + " is no data file of results: "
              + e.getOriginalMessage().lines().findFirst().orElse(""),
          e);
    }
  }
}
