// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.blemish.core.process.CalledProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CalledProgramTest {
  @AfterEach
  void restore() {
    System.clearProperty("blemish.program");
  }

  private static String error(String message) {
    StringWriter err = new StringWriter();
    ErrorMessage.print(new PrintWriter(err), message);
    return err.toString().strip();
  }

  @Test
  void commandsInMessagesBeginWithTheProgramAsItWasCalled() {
    System.setProperty("blemish.program", "./blemish");
    assertThat(error("run is not calibrated: run 'blemish calibrate' first"))
        .isEqualTo("blemish: run is not calibrated: run './blemish calibrate' first");
  }

  @Test
  void aPathThatAShellWouldSplitIsQuoted() {
    System.setProperty("blemish.program", "/opt/my tools/blemish");
    assertThat(CalledProgram.word()).isEqualTo("'/opt/my tools/blemish'");
  }

  @Test
  void withoutTheStartScriptTheNameIsUsed() {
    assertThat(CalledProgram.word()).isEqualTo("blemish");
    assertThat(error("'blemish undo' restores it"))
        .isEqualTo("blemish: 'blemish undo' restores it");
  }
}
