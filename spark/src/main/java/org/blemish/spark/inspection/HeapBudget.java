// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.inference.Detector;

/**
 * Heap that the inspections of all tasks of this process may take together. A task holds one image
 * at a time, and waits here until there is memory to inspect it. Safe for many threads.
 */
final class HeapBudget {
  /** Half of the heap: Spark uses the rest. */
  static final HeapBudget OF_PROCESS = new HeapBudget(Runtime.getRuntime().maxMemory() / 2);

  private static final int UNIT = 1 << 10;

  private final long bytes;
  private final Semaphore units;

  HeapBudget(long bytes) {
    this.bytes = bytes;
    units = new Semaphore(units(bytes), true);
  }

  /** Most pixels of an image for which there can be enough memory. */
  long mostPixels() {
    return Math.max(1, bytes / Detector.BYTES_PER_PIXEL);
  }

  /**
   * Inspects an input when there is memory for it.
   *
   * @throws BlemishException if the input needs more than the whole budget
   * @throws CancellationException if the task is stopped while it waits
   */
  <T> T during(Input input, String name, Supplier<T> inspection) {
    long needed = Detector.memory(input);
    if (needed > bytes) {
      throw new BlemishException(
          "%s: %s pixels need up to %d MB, this executor has %d MB for inspections: raise spark.executor.memory or scale the image down"
              .formatted(name, input.size(), needed >> 20, bytes >> 20));
    }
    int permits = units(needed);
    try {
      units.acquire(permits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the task was stopped");
    }
    try {
      return inspection.get();
    } finally {
      units.release(permits);
    }
  }

  private static int units(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / UNIT));
  }
}
