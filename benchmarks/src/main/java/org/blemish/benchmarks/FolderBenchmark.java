// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Inspection;
import org.blemish.inference.Concurrency;
import org.blemish.inference.Detector;

/**
 * Compares the time of a folder of images one by one, each on all threads, with the same images
 * side by side: from file to verdict, with {@code heatmaps} also drawing and encoding.
 *
 * <pre>{@code
 * FolderBenchmark MODEL FOLDER [ROUNDS] [THREADS] [heatmaps]
 * }</pre>
 */
public final class FolderBenchmark {
  private static final int WARM_UP = 1;

  private FolderBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    Path model = Path.of(given.get(0));
    int rounds = given.size() > 2 ? Integer.parseInt(given.get(2)) : 5;
    int threads =
        given.size() > 3
            ? Integer.parseInt(given.get(3))
            : Runtime.getRuntime().availableProcessors();
    boolean heatMaps = given.contains("heatmaps");
    List<Path> images;
    try (Stream<Path> files = Files.list(Path.of(given.get(1)))) {
      images = files.sorted().toList();
    }
    PrintStream out = System.out;
    try (Detector one = Detector.open(model, Concurrency.oneByOne(threads));
        Detector many = Detector.open(model, Concurrency.sideBySide(threads, images.size()))) {
      out.printf(
          "%d images, %d threads, %d rounds%n%s%n",
          images.size(), threads, rounds, PairedTimings.heading("one by one", "side by side"));
      PairedTimings times =
          PairedTimings.measure(
              WARM_UP,
              rounds,
              () -> inspect(one, images, heatMaps),
              () -> inspect(many, images, heatMaps));
      out.println(times.line(heatMaps ? "folder with heat maps" : "folder"));
    }
  }

  private static void inspect(Detector detector, List<Path> images, boolean heatMap) {
    detector
        .pipeline()
        .<Path, Inspection>run(
            images.iterator(),
            (file, memory) -> {
              Input input = Input.of(Images.read(file));
              memory.request(Detector.memory(input));
              Inspection inspection = detector.inspect(input, file.toString());
              if (heatMap) {
                draw(detector, input, inspection);
              }
              return inspection.withoutMap();
            },
            (file, inspection) -> {});
  }

  private static void draw(Detector detector, Input input, Inspection inspection) {
    try {
      Images.writePng(detector.heatMap(input, inspection), OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
