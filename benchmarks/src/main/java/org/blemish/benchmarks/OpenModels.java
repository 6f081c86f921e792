// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.machine.ProcessMemory;
import org.blemish.inference.Detector;
import org.blemish.inference.onnx.SessionOptions;

/**
 * Memory of models that are open side by side, each from a file of its own, after each has
 * inspected an image with one thread. Prints a row after 1, 10, 30, 100 and 200 models, and the
 * last.
 *
 * <pre>{@code
 * OpenModels MODEL IMAGE NUMBER
 * }</pre>
 */
public final class OpenModels {
  private static final List<Integer> ROWS = List.of(1, 10, 30, 100, 200);

  private OpenModels() {}

  public static void main(String[] arguments) throws Exception {
    Path model = Path.of(arguments[0]);
    Image image = Images.read(Path.of(arguments[1]));
    int number = Integer.parseInt(arguments[2]);
    List<Detector> open = new ArrayList<>();
    System.out.println("models   heap MiB   memory without mapped files, MiB");
    try (TemporaryFolder folder = TemporaryFolder.create("blemish-open-models")) {
      while (open.size() < number) {
        Path copy = Files.copy(model, folder.path().resolve(open.size() + ".blemish"));
        Detector detector = Detector.open(copy, SessionOptions.threads(1));
        open.add(detector);
        detector.inspect(image);
        if (ROWS.contains(open.size()) || open.size() == number) {
          System.out.printf(
              "%6d %10d %10d%n",
              open.size(),
              usedHeap() >> 20,
              ProcessMemory.anonymousMib(ProcessHandle.current().pid()).orElse(0L));
        }
      }
    } finally {
      open.forEach(Detector::close);
    }
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
