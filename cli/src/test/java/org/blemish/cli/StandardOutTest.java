// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.blemish.cli.output.StandardOut;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StandardOutTest {
  @Test
  void aClosedPipeEndsTheProgramWithoutAMessage() {
    StringWriter err = new StringWriter();
    assertThat(run("Broken pipe", err)).isEqualTo(141);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFullDiskIsAFailure() {
    StringWriter err = new StringWriter();
    assertThat(run("No space left on device", err)).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "blemish: the output cannot be written: No space left on device");
  }

  @Test
  void textIsUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOut.writer(bytes).println("Schlüssel");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("Schlüssel");
  }

  private static int run(String failure, StringWriter err) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    CommandLine line = Main.commandLine();
    line.setOut(StandardOut.writer(broken)).setErr(new PrintWriter(err));
    return Main.run(line, "backbone", "list");
  }
}
