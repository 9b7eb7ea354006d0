package org.reprise.training.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernels as PTX, the driver's portable assembly: it compiles them for the card at hand.
 *
 * @param text the assembly
 * @param capability the lowest compute capability that it is for: 80 is 8.0
 */
record PtxCode(String text, int capability) {
  private static final Pattern TARGET = Pattern.compile("(?m)^\\.target sm_(\\d+)");

  /** Returns that of {@code kernels.cu}, as shipped. */
  static PtxCode shipped() {
    try (InputStream resource = PtxCode.class.getResourceAsStream("kernels.ptx")) {
      if (resource == null) {
        throw new IllegalStateException("kernels.ptx is not beside " + PtxCode.class);
      }
      return of(new String(resource.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns PTX with the target that it names. */
  static PtxCode of(String text) {
    Matcher target = TARGET.matcher(text);
    if (!target.find()) {
      throw new IllegalArgumentException("PTX without .target");
    }
    return new PtxCode(text, Integer.parseInt(target.group(1)));
  }

  /** Returns the text as the driver takes it, ended by a zero. */
  byte[] image() {
    return (text + '\0').getBytes(StandardCharsets.US_ASCII);
  }
}
