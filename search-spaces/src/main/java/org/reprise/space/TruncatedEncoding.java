package org.reprise.space;

/**
 * The first numbers of another encoding, as BANANAS truncates the path encoding (White et al. 2021,
 * section 4.1).
 *
 * @param whole the encoding that is cut
 * @param length how many numbers are kept, at most all
 */
public record TruncatedEncoding(Encoding whole, int length) implements Encoding {
  public TruncatedEncoding {
    if (length < 1 || length > whole.length()) {
      throw new InvalidInputException(
          "cannot keep "
              + length
              + " numbers of an encoding that has "
              + whole.length()
              + "; accepted: 1 to "
              + whole.length());
    }
  }

  @Override
  public void encode(Architecture architecture, double[] target, int offset) {
    System.arraycopy(whole.encode(architecture), 0, target, offset, length);
  }
}
