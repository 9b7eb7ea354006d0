package org.reprise.data.pickle;

import java.util.List;

/**
 * A numpy array: its shape and its bytes as they stand in the pickle.
 *
 * <p>Empty until the pickle gives its state; only whole arrays leave {@link PickleReader}.
 */
public final class NumpyArray {
  private List<Long> shape = List.of();
  private String code = "";
  private byte[] content = {};

  NumpyArray() {}

  void fill(List<Long> newShape, String newCode, byte[] newContent) {
    shape = List.copyOf(newShape);
    code = newCode;
    content = newContent;
  }

  /** Its extents, the slowest first. */
  public List<Long> shape() {
    return shape;
  }

  /** Kind and width of its numbers, such as {@code u1}. */
  public String code() {
    return code;
  }

  /** Its numbers, row by row; shared, not copied. */
  public byte[] content() {
    return content;
  }
}
