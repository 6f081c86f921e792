// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {
  static Stream<List<String>> commands() {
    List<List<String>> found = new ArrayList<>();
    collect(Main.commandLine(), List.of(), found);
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandDescribesItselfAndItsOptions(List<String> command) {
    List<Object> words = new ArrayList<>(command);
    words.add("--help");
    CommandResult help = CommandResult.run(words.toArray());
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("Usage: " + String.join(" ", named(command)));
    assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    for (ArgSpec argument : find(command).getCommandSpec().args()) {
      assertThat(argument.description()).as(argument.toString()).isNotEmpty();
    }
  }

  @Test
  void listsEveryDocumentedCommand() {
    assertThat(Main.commandLine().getSubcommands().keySet())
        .contains(
            "demo",
            "train",
            "evaluate",
            "predict",
            "metrics",
            "calibrate",
            "probe",
            "export",
            "info",
            "doctor",
            "backbone",
            "import",
            "generate",
            "robustness",
            "benchmark",
            "spark-demo",
            "data");
  }

  @Test
  void formatsTheHelpOfPredict() {
    assertThat(CommandResult.run("predict", "--help").out())
        .isEqualTo(
            """
            Usage: blemish predict [-hV] [--quiet] [--verbose] [--coco=FILE] [--fail-on=VERDICT]
                                   [--format=FORMAT] [--group-by=GROUP] [--heatmaps=DIR] [--ignore=FILE]
                                   [--labelme=DIR] [--log-level=LEVEL] [--maps=DIR] [--masks=DIR] --model=M
                                   [--region=X,Y,W,H] [--reject-score=S] [--report=DIR] [--threads=N] (--stdin
                                   | PATH...)
            Inspects images or scans and prints one line for each.
                  PATH...             Images, folders (with their subfolders) or patterns such as 'in/*.png'.
                                        In folders and patterns, hidden files, masks and other files are
                                        skipped and named.
                  --coco=FILE         Write the regions of all inputs as one COCO file.
                  --fail-on=VERDICT   Exit with code 3 if a part is defective, or, with 'unsure', if a part is
                                        unsure or defective.
                  --format=FORMAT     table, jsonl (all details) or csv; table by default.
                  --group-by=GROUP    Images of one part get one verdict, and count as one good part: 'folder'
                                        if each part has its own folder, or a regular expression whose first
                                        group, found in the path, names the part, such as '([^/]+)-cam[0-9]'.
              -h, --help              Show this help message and exit.
                  --heatmaps=DIR      Write a heat map of each input as PNG, with defective regions outlined,
                                        all on the same scale.
                  --ignore=FILE       Area that is not inspected: a PNG of the images' size (white is ignored,
                                        black inspected) or YAML with polygons. Training stores it in the
                                        model; other commands add it to the model's own.
                  --labelme=DIR       Write the regions of each input as a labelme file.
                  --log-level=LEVEL   Log messages from this level on: error, warn, info (by default) or debug.
                                        'serve' and 'watch' log messages of libraries from warn on by default,
                                        and never their debug messages, which hold passwords.
                  --maps=DIR          Write the anomaly map of each input as float TIFF in the input's size.
                  --masks=DIR         Write the pixels of the regions of each input as grey PNG in the input's
                                        size: 255 inside, 0 outside.
                  --model=M           Model file, or a run folder with a model file.
                  --quiet             Print only results and failures: no progress, notes and counts.
                  --region=X,Y,W,H    Rectangle outside of which nothing is inspected, in pixels of the images.
                                        Training stores it in the model.
                  --reject-score=S    Threshold of this run: parts with a higher score are defective.
                  --report=DIR        Write a page with all inspected parts to DIR/report.html: filters, zoom,
                                        and labels that 'threshold --labels' accepts.
                  --stdin             Read inputs from the standard input, one path or JSON object a line, and
                                        answer each with one line of JSON.
                  --threads=N         Number of threads; all processors by default.
              -V, --version           Print version information and exit.
                  --verbose           Print the stack trace of a failure.

            A model that uses scans finds the scan of an image by its name: 007.png with 007.tiff (or .npy, .
            ply, .pcd), in the same folder or in a neighbouring folder 'xyz' or 'depth'.

            With --stdin, a line is a path, or JSON: {"path": ...} or {"image": whole file in Base64, "name":
            ...}, with "heatmap": true or "mask": true for PNGs in the answer. A line that cannot be inspected
            is answered by {"error": {"message", "fault"}}.

            The last line on the error stream, and the last record of --format jsonl, counts inspected, skipped
            and failed inputs. The exit code is 1 if an input failed, or if a skipped file may be a part, such
            as an image in a format that cannot be read.

            Example: blemish predict --model run --heatmaps heat --format csv images/ > results.csv
            """);
  }

  private static void collect(CommandLine line, List<String> path, List<List<String>> found) {
    found.add(path);
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              List<String> below = new ArrayList<>(path);
              below.add(name);
              collect(command, below, found);
            });
  }

  private static CommandLine find(List<String> command) {
    CommandLine line = Main.commandLine();
    for (String name : command) {
      line = Objects.requireNonNull(line.getSubcommands().get(name), name);
    }
    return line;
  }

  private static List<String> named(List<String> command) {
    List<String> names = new ArrayList<>(List.of("blemish"));
    names.addAll(command);
    return names;
  }
}
