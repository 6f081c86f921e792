// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class UsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                                       | choose a command
          frobnicate                               | 'frobnicate'
          predict part.png                         | '--model=M'
          predict --model m                        | PATH...
          predict --model m --format xml part.png  | 'xml'
          predict --model m --fail-on good a.png   | 'good'
          generate --output d --size 12x           | '12x' is not a size
          generate --output d --counts 1,2         | four numbers
          export run                               | either RUN and --data
          export run --model m --onnx d            | either RUN and --data
          backbone                                 | list, import or check
          train --data d --output r --modality xyz | 'xyz' is not a modality
          """)
  void reportsWrongUsageInOneLineWithExitCodeTwo(String line, String expected) {
    CommandResult program =
        CommandResult.run((Object[]) (line.isEmpty() ? new String[0] : line.split(" +")));
    assertThat(program.code()).isEqualTo(2);
    assertThat(program.out()).isEmpty();
    assertThat(program.err()).startsWith("blemish: ").contains(expected).contains("--help' shows");
  }

  @Test
  void suggestsTheCommandForAMisspeltOne() {
    assertThat(CommandResult.run("evalute").err()).contains("evaluate");
  }

  @Test
  void printsTheVersion() {
    CommandResult program = CommandResult.run("--version");
    assertThat(program.code()).isZero();
    assertThat(program.out()).startsWith("blemish ");
  }

  @Test
  void failuresAreOneLineAndTheStackOnlyWithVerbose(@TempDir Path folder) {
    Path missing = folder.resolve("none.blemish");
    CommandResult program = CommandResult.run("info", "--model", missing);
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.err().lines())
        .containsExactly("blemish: " + missing + ": no such model file");
    assertThat(CommandResult.run("info", "--model", missing, "--verbose").err())
        .contains("BlemishException")
        .contains("\tat ");
  }

  @Test
  void reportsJvmErrorsInOneLine() {
    assertThat(errorOf(new OutOfMemoryError("Java heap space")))
        .startsWith("blemish: out of memory")
        .contains("-Xmx");
    assertThat(errorOf(new UnsatisfiedLinkError("no onnxruntime in java.library.path")))
        .startsWith("blemish: a library cannot be loaded")
        .contains("no onnxruntime", "blemish doctor");
  }

  private static String errorOf(Error error) {
    StringWriter err = new StringWriter();
    CommandLine line = new CommandLine(new ThrowingCommand(error)).setErr(new PrintWriter(err));
    assertThat(Main.run(line)).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    return err.toString();
  }

  @Command(name = "broken")
  private record ThrowingCommand(Error error) implements Runnable {
    @Override
    public void run() {
      throw error;
    }
  }
}
