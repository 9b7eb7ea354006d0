package org.reprise.space.nasbench101;

import java.util.Arrays;
import java.util.List;
import org.reprise.space.InvalidInputException;

/** The operations of inner vertices, in the official order (Ying et al. 2019, section 2.1). */
public enum VertexOperation {
  CONV_3X3("conv3x3-bn-relu"),
  CONV_1X1("conv1x1-bn-relu"),
  MAX_POOL_3X3("maxpool3x3");

  /** How many there are. */
  static final int COUNT = 3;

  private static final VertexOperation[] ALL = values();
  private static final List<String> NAMES = Arrays.stream(ALL).map(VertexOperation::text).toList();

  private final String text;

  VertexOperation(String text) {
    this.text = text;
  }

  /** Returns the official name. */
  public String text() {
    return text;
  }

  /** Returns the operation with this number. */
  public static VertexOperation of(int number) {
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
