package org.reprise.training.cuda.check;

import java.io.IOException;

/** One part of the check. */
interface CheckPart {
  /** Does it, and says what came out by {@link CheckRun#verdict}. */
  void run(CheckRun run) throws IOException;
}
