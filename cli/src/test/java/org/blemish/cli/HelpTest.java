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
            "data");
  }

  @Test
  void formatsTheHelpOfPredict() {
    assertThat(CommandResult.run("predict", "--help").out())
        .isEqualTo(
            """
            Usage: blemish predict [-hV] [--continue-on-error] [--verbose] [--fail-on=VERDICT]
                                   [--format=FORMAT] [--heatmaps=DIR] [--ignore=FILE] [--maps=DIR] --model=M
                                   [--region=X,Y,W,H] [--threads=N] PATH...
            Inspects images or scans: one line of result for each.
                  PATH...               Images, folders (with all folders in them) or patterns such as 'in/*.
                                          png'.
                  --continue-on-error   Name inputs that cannot be inspected, and go on; the exit code is still
                                          1.
                  --fail-on=VERDICT     Exit code 3 where a part is defective, or with 'unsure' one of both.
                  --format=FORMAT       table (default), jsonl (all details) or csv.
              -h, --help                Show this help message and exit.
                  --heatmaps=DIR        Write a heat map for each input, all on one scale, regions outlined.
                  --ignore=FILE         What is not judged, beside what the model ignores: a PNG (white is
                                          ignored, black judged) or YAML with polygons.
                  --maps=DIR            Write the anomaly map of each input, a float TIFF of its own size.
                  --model=M             Model file, or the run folder that holds model.blemish.
                  --region=X,Y,W,H      Judge inside only, in pixels of the input.
                  --threads=N           Threads to use; all processors where not given.
              -V, --version             Print version information and exit.
                  --verbose             Show the whole stack of a failure.

            A model that looks at scans finds them beside the images by their names: 007.png with 007.tiff (or .
            npy, .ply, .pcd), in the same folder or in a folder 'xyz' or 'depth' beside it. In folders, hidden
            files and masks ('gt', 'ground_truth') are passed over.

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
