// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Bicubic;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.data.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All metrics of a category from map files, compared with scikit-learn's AUROC and a numpy AU-PRO
 * on the same maps in memory. Surefire's name patterns exclude it; to run it in 1 GiB of heap:
 *
 * <pre>
 * mvn test -pl evaluation -Dtest=PixelMetricsBenchmark -Djacoco.skip=true -Djacoco.line= \
 *     -Dtest.jvm=-Xmx1g -Dbenchmark.maps=160 -Dbenchmark.python=python3
 * </pre>
 *
 * The Python needs numpy, scipy and scikit-learn, and about 50 bytes of memory per pixel; without
 * {@code benchmark.python} only the Java side runs.
 */
@Tag("benchmark")
class PixelMetricsBenchmark {
  private static final int SIZE = Integer.getInteger("benchmark.size", 1024);
  private static final int MAPS = Integer.getInteger("benchmark.maps", 40);
  private static final int THREADS = 2;

  @TempDir private Path folder;

  @Test
  void metricsOfACategory() throws IOException, InterruptedException, ExecutionException {
    write();
    double cpuBefore = cpuSeconds();
    long begin = System.nanoTime();
    Metrics metrics = evaluate();
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpu = cpuSeconds() - cpuBefore;
    System.out.printf(
        "%d maps of %dx%d, %d MiB of heap, all metrics: %.2f s, %.2f s of CPU%n",
        MAPS, SIZE, SIZE, Runtime.getRuntime().maxMemory() >> 20, seconds, cpu);
    String python = System.getProperty("benchmark.python");
    if (python != null) {
      String[] output = run(python);
      double otherSeconds = Double.parseDouble(output[2]);
      double otherCpu = Double.parseDouble(output[3]);
      System.out.printf(
          "scikit-learn AUROC and numpy AU-PRO: %.2f s, %.2f s of CPU; %.1f and %.1f times as much%n",
          otherSeconds, otherCpu, otherSeconds / seconds, otherCpu / cpu);
      assertThat(metrics.value("pixel_auroc"))
          .hasValueCloseTo(Double.parseDouble(output[0]), within(1e-9));
      assertThat(metrics.value("au_pro_0.3"))
          .hasValueCloseTo(Double.parseDouble(output[1]), within(1e-9));
    }
  }

  /** CPU time of the JVM with compiler and collector: independent of the load of the machine. */
  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  private Metrics evaluate() throws IOException, InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try (Evaluator evaluator = new Evaluator(EvaluationSettings.defaults());
        FileChannel maps = FileChannel.open(folder.resolve("maps.raw"));
        FileChannel masks = FileChannel.open(folder.resolve("masks.raw"))) {
      List<? extends Future<?>> tasks =
          IntStream.range(0, MAPS)
              .mapToObj(i -> pool.submit(() -> add(evaluator, i, maps, masks)))
              .toList();
      for (Future<?> task : tasks) {
        task.get();
      }
      return evaluator.finish().metrics();
    } finally {
      pool.shutdownNow();
    }
  }

  private static void add(Evaluator evaluator, int i, FileChannel maps, FileChannel masks) {
    FloatMap map = FloatMap.zeros(new Size(SIZE, SIZE));
    bytes(maps, i, 4).asFloatBuffer().get(map.values());
    byte[] mask = bytes(masks, i, 1).array();
    BitSet bits = new BitSet();
    for (int k = 0; k < SIZE * SIZE; k++) {
      if (mask[k] != 0) {
        bits.set(k);
      }
    }
    float score = map.values()[0];
    for (float value : map.values()) {
      score = Math.max(score, value);
    }
    boolean good = bits.isEmpty();
    evaluator.add(
        new ScoredImage(
            "%03d".formatted(i),
            score,
            good ? Label.GOOD : Label.DEFECTIVE,
            good ? "good" : "type " + i % 5),
        map,
        new PixelTruth.PlainMask(new Mask(SIZE, SIZE, bits)));
  }

  private static ByteBuffer bytes(FileChannel channel, int i, int width) {
    int length = width * SIZE * SIZE;
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    try {
      while (bytes.hasRemaining()) {
        channel.read(bytes, (long) i * length + bytes.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.flip();
  }

  /** Smooth maps with raised blobs at defects, every third image good. */
  private void write() throws IOException {
    Random random = new Random(1);
    try (OutputStream maps = Files.newOutputStream(folder.resolve("maps.raw"));
        OutputStream masks = Files.newOutputStream(folder.resolve("masks.raw"))) {
      for (int i = 0; i < MAPS; i++) {
        FloatMap grid = FloatMap.zeros(new Size(24, 24));
        for (int k = 0; k < grid.values().length; k++) {
          grid.values()[k] = (float) Math.exp(random.nextGaussian() / 2);
        }
        FloatMap map = Bicubic.resize(grid, new Size(SIZE, SIZE));
        byte[] mask = new byte[SIZE * SIZE];
        for (int blob = i % 3 == 0 ? 4 : 0; blob < 4; blob++) {
          int radius = SIZE / 50 + random.nextInt(SIZE / 25);
          int cx = random.nextInt(SIZE);
          int cy = random.nextInt(SIZE);
          for (int k = 0; k < mask.length; k++) {
            if (Math.hypot(k % SIZE - cx, k / SIZE - cy) < radius) {
              mask[k] = (byte) 255;
              map.values()[k] += 0.5f;
            }
          }
        }
        ByteBuffer bytes = ByteBuffer.allocate(4 * mask.length).order(ByteOrder.nativeOrder());
        bytes.asFloatBuffer().put(map.values());
        maps.write(bytes.array());
        masks.write(mask);
      }
    }
  }

  private String[] run(String python) throws IOException, InterruptedException {
    Path script = folder.resolve("pixel_metrics.py");
    try (var in = PixelMetricsBenchmark.class.getResourceAsStream("/benchmark/pixel_metrics.py")) {
      Files.copy(Objects.requireNonNull(in), script);
    }
    Process process =
        new ProcessBuilder(
                python,
                script.toString(),
                folder.toString(),
                Integer.toString(SIZE),
                Integer.toString(MAPS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out.trim().split(" ");
  }
}
