// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;

/**
 * Reads many mutants of a reader's files. Mutant number i of a reader is always the same. A mutant
 * must be read, or be refused by a {@link BlemishException} of one line, within {@link
 * #CPU_SECONDS} of the thread's time, and with {@link #MEMORY} bytes of memory beyond the result
 * and some multiple of the file.
 */
final class FuzzRun {
  static final double CPU_SECONDS = 5;
  static final long MEMORY = 256L << 20;

  private static final int MAX_FAILURES = 10;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FuzzedReader reader;
  private final Path folder;
  private final List<String> failures = new ArrayList<>();
  private long accepted;
  private long refused;
  private double slowest;
  private long largest;
  private volatile long current = -1;
  private volatile long startedAt;
  private volatile boolean stuck;
  private volatile boolean finished;

  /**
   * @param folder where the mutant is written; kept for each failure
   */
  FuzzRun(FuzzedReader reader, Path folder) {
    this.reader = reader;
    this.folder = folder;
  }

  /**
   * Reads mutants in a thread that is watched.
   *
   * @param first number of the first one
   * @return what was wrong, one line each
   */
  List<String> run(long first, long mutants) throws InterruptedException {
    Thread worker = new Thread(() -> readAll(first, mutants), "fuzz " + reader.name());
    worker.setDaemon(true);
    worker.start();
    while (worker.isAlive()) {
      worker.join(250);
      long number = current;
      long cpu = THREADS.getThreadCpuTime(worker.getId()) - startedAt;
      if (worker.isAlive() && number >= 0 && cpu > 4 * CPU_SECONDS * 1e9 && number == current) {
        stuck = true;
        List<String> all = new ArrayList<>(failures);
        all.add("mutant %d: takes more than %.0f s of CPU time".formatted(number, cpu / 1e9));
        return all;
      }
    }
    if (finished) {
      return List.copyOf(failures);
    }
    throw new IllegalStateException(reader.name() + ": the fuzzer failed at mutant " + current);
  }

  /** Number of seeds that are read; some are there to be refused. */
  long readableSeeds() throws IOException {
    long readable = 0;
    Path file = folder.resolve(reader.fileName());
    for (byte[] seed : reader.seeds()) {
      write(file, seed);
      try {
        reader.reading().read(file);
        readable++;
      } catch (BlemishException e) {
        // Refused.
      }
    }
    return readable;
  }

  /** What was measured. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "%-22s %8d mutants, %7d read, %8d refused, slowest %.2f s, largest %4d MB",
        reader.name(),
        accepted + refused,
        accepted,
        refused,
        slowest,
        largest >> 20);
  }

  private void readAll(long first, long mutants) {
    for (long i = first; i < first + mutants && failures.size() < MAX_FAILURES && !stuck; i++) {
      read(i);
    }
    finished = true;
  }

  private void read(long number) {
    int offset = 31 * reader.name().hashCode();
    SplittableRandom random = new SplittableRandom(offset + number);
    byte[] seed = reader.seeds().get(random.nextInt(reader.seeds().size()));
    byte[] mutant = new Mutator(random).mutate(seed, reader.seeds());
    Path file = folder.resolve(reader.fileName());
    write(file, mutant);
    long memory = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    startedAt = cpu;
    current = number;
    long result = 0;
    String problem = "";
    try {
      result = reader.reading().read(file);
      accepted++;
    } catch (BlemishException e) {
      refused++;
      if (String.valueOf(e.getMessage()).lines().count() != 1) {
        problem = "an error of several lines: " + e.getMessage();
      }
    } catch (IOException | RuntimeException | Error e) {
      problem = e + at(e);
    }
    double seconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
    memory = THREADS.getCurrentThreadAllocatedBytes() - memory;
    slowest = Math.max(slowest, seconds);
    largest = Math.max(largest, memory);
    long allowed = MEMORY + 8 * result + 64L * mutant.length;
    if (problem.isEmpty() && seconds > CPU_SECONDS) {
      problem = String.format(Locale.ROOT, "takes %.1f s of CPU time", seconds);
    }
    if (problem.isEmpty() && memory > allowed) {
      problem = "takes %d MB, allowed are %d".formatted(memory >> 20, allowed >> 20);
    }
    if (!problem.isEmpty()) {
      Path kept = folder.resolveSibling(reader.name().replace(' ', '_') + "." + number);
      write(kept, mutant);
      failures.add("mutant %d (%s): %s".formatted(number, kept, problem));
    }
  }

  private static String at(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(4, trace.length); i++) {
      text.append(" at ").append(trace[i]);
    }
    return text.toString();
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
