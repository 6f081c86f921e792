// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.inference.Detector;
import org.blemish.inference.onnx.SessionOptions;

/**
 * New memory in the Java heap of one inspection, beyond the decoded image and the returned map,
 * with one thread: the median of 100 inspections after 100 others.
 *
 * <pre>{@code
 * InspectionMemory MODEL IMAGE
 * }</pre>
 */
public final class InspectionMemory {
  private static final int ROUNDS = 100;

  private InspectionMemory() {}

  public static void main(String[] arguments) {
    Image image = Images.read(Path.of(arguments[1]));
    try (Detector detector = Detector.open(Path.of(arguments[0]), SessionOptions.threads(1))) {
      long[] bytes = new long[ROUNDS];
      for (int i = -ROUNDS; i < ROUNDS; i++) {
        bytes[Math.max(0, i)] = allocatedBy(detector, image);
      }
      Arrays.sort(bytes);
      System.out.printf("%.2f MB%n", bytes[ROUNDS / 2] / 1e6);
    }
  }

  private static long allocatedBy(Detector detector, Image image) {
    long before = allocated();
    int map =
        Float.BYTES
            * detector.inspect(Input.of(image), "image").map().orElseThrow().values().length;
    return allocated() - before - map;
  }

  private static long allocated() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
