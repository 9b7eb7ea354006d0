package org.reprise.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what went wrong in writing the results, since a {@link PrintWriter} does not say: a
 * full disk would look like success.
 */
final class StandardOutput extends FilterOutputStream {
  private @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /**
   * The exit code as far as the output is concerned; a failure is told on {@code err}, unless the
   * reader left, as {@code head} does when it has seen enough.
   */
  int exitCode(PrintWriter err) {
    if (failure == null) {
      return Reprise.DONE;
    }
    String why = String.valueOf(failure.getMessage());
    if (!why.toLowerCase(Locale.ROOT).contains("pipe")) {
      err.println("reprise: standard output: " + why);
    }
    return Reprise.FAILED;
  }
}
