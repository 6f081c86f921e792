// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.blemish.core.image.Images;
import org.blemish.inference.Detector;
import org.blemish.inference.TinyModel;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program {@code examples/python/spark_scores.py}. {@code BLEMISH_PYTHON} names a Python with
 * pyspark, {@code python3} by default; without it the test is skipped and says so.
 */
@Tag("system")
class PythonTest {
  private static final String PYTHON =
      Optional.ofNullable(System.getenv("BLEMISH_PYTHON")).orElse("python3");

  @TempDir Path folder;

  @Test
  void pythonGetsTheScoresOfTheDetector() throws Exception {
    if (!succeeds(List.of(PYTHON, "-c", "import pyspark"))) {
      String skipped = "SKIPPED: %s with pyspark is not installed".formatted(PYTHON);
      System.err.println(skipped);
      Assumptions.abort(skipped);
    }
    Path parts = Files.createDirectory(folder.resolve("parts"));
    List<Path> images = TinyParts.images(parts, 4);
    Path model = TinyParts.model(folder);

    assertThat(
            succeeds(
                List.of(
                    PYTHON,
                    Path.of("../examples/python/spark_scores.py").toString(),
                    "",
                    model.toString(),
                    parts.toString())))
        .as(() -> "see " + folder)
        .isTrue();

    List<String> lines = Files.readAllLines(folder.resolve("python.out"));
    assertThat(lines).hasSize(images.size() + 1);
    double highest = 0;
    try (Detector detector = Detector.open(model, TinyModel.ONE_THREAD)) {
      for (int i = 0; i < images.size(); i++) {
        double expected = detector.inspect(Images.read(images.get(i))).score();
        String[] cells = lines.get(i).split("\t");
        assertThat(cells[1]).endsWith(images.get(i).getFileName().toString());
        assertThat(Double.parseDouble(cells[0])).isEqualTo(expected);
        highest = Math.max(highest, expected);
      }
    }
    assertThat(lines.get(images.size())).isEqualTo(highest + "\thighest");
  }

  /** Blemish and its libraries, without those that PySpark has. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(
            entry ->
                entry.matches(
                    ".*(blemish|onnx|protobuf|twelvemonkeys|jackson-datatype-jdk8|jspecify|classes).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private boolean succeeds(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("python.out").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().remove("SPARK_HOME"); // PySpark has its own
    builder
        .environment()
        .put(
            "PYSPARK_SUBMIT_ARGS",
            "--master local[1] --driver-class-path %s --conf spark.ui.enabled=false pyspark-shell"
                .formatted(classPath()));
    try {
      Process process = builder.start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("Python takes longer than 10 minutes");
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
