package org.reprise.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.reprise.report.leaderboard.JsonNumbers;

/** JSON for programs and for the charts; what is not a number is null. */
final class PageJson {
  private static final ObjectMapper EXACT =
      mapper(JsonNumbers.exact()).enable(SerializationFeature.INDENT_OUTPUT);
  private static final ObjectMapper SHORT = mapper(JsonNumbers.rounded(9));

  private PageJson() {}

  /** With all digits, for people and programs. */
  static String exact(Object value) {
    return write(EXACT, value) + "\n";
  }

  /**
   * With nine digits, more than the page shows, to be placed in a {@code script} element: nothing
   * in it ends the element or opens a comment.
   */
  static String inPage(Object value) {
    return write(SHORT, value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report cannot be written as JSON", e);
    }
  }

  private static ObjectMapper mapper(SimpleModule numbers) {
    return JsonMapper.builder().addModule(numbers).build();
  }
}
