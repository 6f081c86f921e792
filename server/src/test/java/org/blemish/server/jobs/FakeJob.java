// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.server.Fixtures;

/**
 * Stands for the {@code blemish} command in tests: prints progress, and writes the golden model
 * into the folder of {@code --output}. The seed chooses what else it does.
 */
public final class FakeJob {
  private FakeJob() {}

  /** How a server starts it. */
  public static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-cp",
        System.getProperty("java.class.path"),
        FakeJob.class.getName());
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> all = List.of(args);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    String seed = value(all, "--seed", "0");
    Path output = Path.of(value(all, "--output", ""));
    Path images = Path.of(value(all, "--data", "")).resolve("train/good");
    out.println("images " + (Files.isDirectory(images) ? count(images) : 0));
    out.println("progress {\"stage\":\"features\",\"done\":1,\"total\":2}");
    if (seed.equals("1")) {
      out.println("blemish: the images differ too much: take others");
      System.exit(1);
    }
    if (seed.equals("2") && !Files.exists(output.resolve("second"))) {
      Files.createDirectories(output);
      Files.writeString(output.resolve("second"), "");
      Thread.sleep(60_000);
    }
    out.println("progress {\"stage\":\"features\",\"done\":2,\"total\":2}");
    Files.createDirectories(output);
    Files.write(output.resolve("model.blemish"), Fixtures.golden("run/model.blemish"));
    Files.writeString(output.resolve("report.html"), "<!doctype html><title>report</title>");
    Files.writeString(output.resolve("metrics.json"), "{\"image_auroc\":1}");
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private static String value(List<String> args, String option, String absent) {
    int at = args.indexOf(option);
    return at < 0 ? absent : args.get(at + 1);
  }
}
