package org.reprise.space.nasbench201;

import java.util.List;
import org.reprise.space.InvalidInputException;

/** The five operations on an edge, in the official order (Dong and Yang 2020, section 2.1). */
public enum EdgeOperation {
  NONE("none"),
  SKIP_CONNECT("skip_connect"),
  CONV_1X1("nor_conv_1x1"),
  CONV_3X3("nor_conv_3x3"),
  AVG_POOL_3X3("avg_pool_3x3");

  private static final EdgeOperation[] ALL = values();
  private static final List<String> NAMES =
      List.of(NONE.text, SKIP_CONNECT.text, CONV_1X1.text, CONV_3X3.text, AVG_POOL_3X3.text);

  private final String text;

  EdgeOperation(String text) {
    this.text = text;
  }

  /** Returns the name in architecture strings. */
  public String text() {
    return text;
  }

  /** Returns the operation with this number. */
  public static EdgeOperation of(int number) {
    return ALL[number];
  }

  /** Returns all names, in order. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Returns the number of the operation called {@code text}.
   *
   * @throws InvalidInputException if there is none
   */
  public static int numberOf(String text) {
    int number = names().indexOf(text);
    if (number < 0) {
      throw new InvalidInputException(
          "no operation '" + text + "'; accepted: " + String.join(", ", names()));
    }
    return number;
  }
}
