// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;
import org.blemish.inference.Detector;
import org.blemish.inference.onnx.SessionOptions;

/**
 * Compares the time of an inspection with depth and without, from decoded image and scan to score
 * and anomaly map.
 *
 * <pre>{@code
 * InspectionBenchmark paper [ROUNDS] [THREADS]
 * InspectionBenchmark RGB_MODEL RGB_DEPTH_MODEL [ROUNDS] [THREADS]
 * }</pre>
 */
public final class InspectionBenchmark {
  private static final int WARM_UP = 3;
  private static final int SCAN = 800;

  private InspectionBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    boolean paper = given.isEmpty() || given.get(0).equals("paper");
    List<String> numbers = given.subList(Math.min(given.size(), paper ? 1 : 2), given.size());
    int rounds = numbers.isEmpty() ? 15 : Integer.parseInt(numbers.get(0));
    int threads =
        numbers.size() > 1
            ? Integer.parseInt(numbers.get(1))
            : Runtime.getRuntime().availableProcessors();
    if (paper) {
      try (TemporaryFolder folder = TemporaryFolder.create("inspection")) {
        Path rgb = folder.path().resolve("rgb.blemish");
        Path both = folder.path().resolve("both.blemish");
        PublishedSizeModel.write(rgb, false, threads);
        PublishedSizeModel.write(both, true, threads);
        compare(rgb, both, rounds, threads);
      }
    } else {
      compare(Path.of(given.get(0)), Path.of(given.get(1)), rounds, threads);
    }
  }

  private static void compare(Path rgb, Path both, int rounds, int threads) {
    Image image = BenchmarkInputs.image(SCAN);
    Scan scan = BenchmarkInputs.dome(SCAN, 0.1);
    SessionOptions options = SessionOptions.threads(threads);
    PrintStream out = System.out;
    try (Detector first = Detector.open(rgb, options);
        Detector second = Detector.open(both, options)) {
      Input colour = Input.of(image);
      Input pair = Input.of(image, scan);
      out.printf(
          "inspection of %dx%d, %d threads, %d rounds%n%s%n",
          SCAN, SCAN, threads, rounds, PairedTimings.heading("rgb", "rgb+depth"));
      PairedTimings times =
          PairedTimings.measure(
              WARM_UP, rounds, () -> first.inspect(colour), () -> second.inspect(pair));
      out.println(times.line("whole detector"));
    }
  }
}
