// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.blemish.core.json.Json;

/** Leaves behind what {@code train} and {@code evaluate} leave, without the work. */
final class FakeProgram implements Launcher {
  /** What was started, one line each: command, category, further options. */
  final List<String> started = new CopyOnWriteArrayList<>();

  /** Exit code for a command line; 0 where it should succeed. */
  private final Function<String, Integer> exit;

  FakeProgram(Function<String, Integer> exit) {
    this.exit = exit;
  }

  @Override
  public Outcome run(List<String> arguments, Path log) {
    String line = String.join(" ", arguments);
    started.add(line);
    int code = exit.apply(line);
    try {
      Path output = Path.of(after(arguments, "--output"));
      Files.createDirectories(output);
      if (arguments.get(0).equals("train")) {
        Files.writeString(output.resolve("config.yaml"), "begun\n");
        Files.createDirectories(output.resolve("features"));
        Files.writeString(output.resolve("features").resolve("s6.f32"), "much");
      }
      if (code != 0) {
        Files.writeString(
            log,
            "blemish: picture 7 is broken\nlast words\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } else if (arguments.get(0).equals("train")) {
        Files.writeString(output.resolve("model.blemish"), "12345");
        write(
            output.resolve("run.json"),
            Map.of(
                "seconds", Map.of("features", 2.5, "fit", 4.0),
                "machine", Map.of("peakMemoryMib", 700)));
      } else {
        write(
            output.resolve("metrics.json"),
            Map.of(
                "image_auroc",
                0.75,
                "images",
                Map.of("good", 3, "defective", 7, "with_maps", 10),
                "seconds",
                Map.of("read", 9.0, "features", 0.5, "head", 0.25, "scoring", 0.25)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Outcome(code, 1.5, Optional.of(300L));
  }

  static String after(List<String> arguments, String option) {
    return arguments.get(arguments.indexOf(option) + 1);
  }

  private static void write(Path file, Map<String, Object> json) throws IOException {
    Files.write(file, Json.bytes(json));
  }
}
