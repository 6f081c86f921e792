// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import org.blemish.core.json.Json;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;

/**
 * Shows the progress of long work on the error stream: on a terminal in one line that is
 * overwritten, elsewhere in one line every half minute and one for each finished stage and epoch.
 * For another program, with the Java property {@code blemish.progress=json}, steps are lines such
 * as {@code progress {"stage":"features","done":3,"total":40}}. Closing it ends a line that is
 * still open.
 */
public final class ProgressDisplay implements Progress, AutoCloseable {
  /** Java property of a process whose progress another program reads. */
  private static final String FORMAT = "blemish.progress";

  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long LOG_NANOS = 30_000_000_000L;

  private final EscapedOutput out;
  private final boolean terminal;
  private final boolean json;
  private String stage = "";
  private long stageStart;
  private long lastShown;
  private boolean lineOpen;

  public ProgressDisplay(PrintWriter out) {
    // Java cannot find out whether the error stream is a terminal; the start script can.
    this(out, Boolean.getBoolean("blemish.terminal"), "json".equals(System.getProperty(FORMAT)));
  }

  ProgressDisplay(PrintWriter out, boolean terminal) {
    this(out, terminal, false);
  }

  ProgressDisplay(PrintWriter out, boolean terminal, boolean json) {
    this.out = out instanceof EscapedOutput escaped ? escaped : new EscapedOutput(out);
    this.terminal = terminal && !json;
    this.json = json;
  }

  /** A step, for another program. */
  private record Step(String stage, long done, long total) {}

  @Override
  public void step(String name, long done, long total) {
    long now = System.nanoTime();
    boolean begins = !name.equals(stage);
    if (begins) {
      stage = name;
      stageStart = now;
      lastShown = now;
    }
    boolean finished = done >= total;
    if (json) {
      if (finished || begins || now - lastShown >= TERMINAL_NANOS) {
        lastShown = now;
        show("progress " + Json.line(new Step(name, done, total)), true);
      }
      return;
    }
    if (finished || now - lastShown >= (terminal ? TERMINAL_NANOS : LOG_NANOS)) {
      lastShown = now;
      double seconds = (now - stageStart) / 1e9;
      show(
          finished
              ? "%-12s %d of %d, took %s".formatted(name, done, total, duration(seconds))
              : "%-12s %d of %d, %s left"
                  .formatted(name, done, total, duration(seconds / done * (total - done))),
          finished);
    }
  }

  @Override
  public void note(String line) {
    show(line, true);
  }

  @Override
  public void epoch(Epoch epoch) {
    show(
        String.format(
            Locale.ROOT,
            "%-12s epoch %d, loss %.4f, %s",
            epoch.phase(),
            epoch.epoch(),
            epoch.loss(),
            duration(epoch.seconds())),
        true);
  }

  /** A duration such as {@code 4.2 s}, {@code 3 min 05 s} or {@code 2 h 10 min}. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? "%d min %02d s".formatted(whole / 60, whole % 60)
        : "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
  }

  private void show(String line, boolean end) {
    String text = EscapedOutput.oneLine(line);
    if (terminal) {
      out.eraseLine();
      out.print(text + (end ? System.lineSeparator() : ""));
      lineOpen = !end;
    } else {
      out.println(text);
    }
    out.flush();
  }

  @Override
  public void close() {
    if (lineOpen) {
      lineOpen = false;
      out.println();
      out.flush();
    }
  }
}
