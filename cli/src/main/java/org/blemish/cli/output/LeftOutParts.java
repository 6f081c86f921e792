// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;
import org.blemish.core.BlemishException;
import org.blemish.data.skipped.SkippedFiles;

/**
 * Names files that a command found and cannot use, so that it can continue with the others. For one
 * thread.
 */
public final class LeftOutParts {
  private final PrintWriter err;
  private int count;

  public LeftOutParts(PrintWriter err) {
    this.err = err;
  }

  /** Prints one line for each reason for which files were skipped. */
  public static void print(SkippedFiles skipped, PrintWriter err) {
    skipped.lines().forEach(err::println);
    err.flush();
  }

  /** Runs a step on one part; where the part cannot be used, prints why and returns nothing. */
  public <T> Optional<T> attempt(Supplier<T> step) {
    try {
      return Optional.of(step.get());
    } catch (BlemishException e) {
      add(e);
      return Optional.empty();
    }
  }

  /** Prints why a part is left out. */
  public void add(BlemishException e) {
    count++;
    ErrorMessage.print(err, e);
  }

  /**
   * Prints how many parts were left out; nothing where there are none.
   *
   * @param total number of parts that were found
   * @throws BlemishException if that is half of them or more
   */
  public void finish(int total, String what) {
    if (count > 0 && 2 * count >= total) {
      throw new BlemishException(
          "%d of %d %s cannot be used, for the reasons above; nothing was changed"
              .formatted(count, total, what));
    }
    if (count > 0) {
      err.printf("left out %d of %d %s, which cannot be used%n", count, total, what);
      err.flush();
    }
  }
}
