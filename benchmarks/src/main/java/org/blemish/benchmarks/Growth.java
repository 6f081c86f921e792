// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.blemish.cli.Main;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.geometry.Size;
import org.blemish.core.machine.ProcessMemory;
import org.blemish.core.process.JavaProgram;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;

/**
 * Measures how time, memory and disk space of a training grow with the number of good images: each
 * training is a process of its own with a Java heap of at most 2 GiB.
 *
 * <pre>{@code
 * Growth FOLDER [COUNTS] [SIZE] [TRAIN-OPTION...]
 * Growth work 300,1000,3000,10000 1024x1024 --method patchcore
 * }</pre>
 *
 * The images are generated in FOLDER, as many as the largest count; a later run uses them again.
 * Memory is the greatest sum of Java heap and native memory, without mapped files; disk is what the
 * training writes at most at one time, temporary files included. Both are read twice a second, and
 * processor time too, which other load on the machine affects less than seconds.
 */
public final class Growth {
  private static final int HEAP_MIB = 2048;
  private static final long SAMPLING_MS = 500;
  private static final double MIB = 1024 * 1024;

  private final List<Path> images;
  private final List<String> options;
  private final PrintStream out;

  private Growth(List<Path> images, List<String> options, PrintStream out) {
    this.images = images;
    this.options = options;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0) {
      System.err.println("usage: Growth FOLDER [COUNTS] [SIZE] [TRAIN-OPTION...]");
      System.exit(2);
    }
    List<String> given = List.of(arguments);
    int[] counts =
        Arrays.stream((given.size() > 1 ? given.get(1) : "300,1000,3000,10000").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    Size size = Size.parse(given.size() > 2 ? given.get(2) : "1024x1024").orElseThrow();
    List<Path> images =
        generated(Path.of(given.get(0)), Arrays.stream(counts).max().orElseThrow(), size);
    Growth growth =
        new Growth(images, given.subList(Math.min(3, given.size()), given.size()), System.out);
    System.out.println(
        "images | seconds | seconds per image | CPU seconds per image | memory MiB | disk MiB");
    for (int count : counts) {
      try (TemporaryFolder folder = TemporaryFolder.create("growth")) {
        growth.train(count, folder.path());
      }
    }
  }

  private static List<Path> generated(Path folder, int count, Size size) throws IOException {
    Path product = folder.resolve("tile-%s-%d".formatted(size, count));
    if (!Files.isDirectory(product)) {
      ProductGenerator.generate(
          ProductSettings.of(ProductKind.of("tile"))
              .withName(product.getFileName().toString())
              .withSize(size)
              .withCounts(count, 0, 1, 1),
          folder,
          (done, total) -> deleteFiles(product.resolve("train/good/xyz")));
    }
    try (Stream<Path> files = Files.list(product.resolve("train/good/rgb"))) {
      return files.map(Path::toAbsolutePath).sorted().toList();
    }
  }

  /** Only images are trained on, and a scan of 1024x1024 takes 12 MB. */
  private static void deleteFiles(Path scans) {
    try (Stream<Path> files = Files.list(scans)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void train(int count, Path folder) throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Path good = Files.createDirectories(data.resolve("good"));
    for (Path image : images.subList(0, count)) {
      Files.createSymbolicLink(good.resolve(image.getFileName()), image);
    }
    Path written = Files.createDirectories(folder.resolve("written"));
    Path temporary = Files.createDirectories(written.resolve("tmp"));
    List<String> command =
        new ArrayList<>(
            JavaProgram.child(
                HEAP_MIB, List.of("-Djava.io.tmpdir=" + temporary), Main.class.getName()));
    command.addAll(List.of("train", "--quiet", "--data", data.toString()));
    command.addAll(List.of("--output", written.resolve("run").toString()));
    command.addAll(options);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Duration processor = Duration.ZERO;
    long memory = 0;
    long disk = 0;
    while (!process.waitFor(SAMPLING_MS, TimeUnit.MILLISECONDS)) {
      memory = Math.max(memory, ProcessMemory.anonymousMib(process.pid()).orElse(0L));
      disk = Math.max(disk, bytes(written));
      processor = process.info().totalCpuDuration().orElse(processor);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      out.printf("%d | failed with exit code %d%n", count, process.exitValue());
      return;
    }
    out.printf(
        Locale.ROOT,
        "%d | %.0f | %.3f | %.3f | %d | %.0f%n",
        count,
        seconds,
        seconds / count,
        processor.toMillis() / 1e3 / count,
        memory,
        disk / MIB);
  }

  /** Size of all files; a file that is deleted meanwhile counts as empty. */
  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (UncheckedIOException e) {
      return 0; // a folder was deleted during the walk
    }
  }
}
