// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final StringWriter written = new StringWriter();
  private final ProgressDisplay terminal = new ProgressDisplay(new PrintWriter(written), true);

  /** Shows an unfinished step; the display shows one only some time after the stage has begun. */
  private static void openLine(ProgressDisplay display) throws InterruptedException {
    display.step("reading", 1, 100);
    Thread.sleep(250);
    display.step("reading", 2, 100);
  }

  @Test
  void errorMessageIsOnItsOwnLineAfterACommandFailed() {
    assertThatThrownBy(
            () -> {
              try (terminal) {
                openLine(terminal);
                throw new BlemishException("image 3 is damaged");
              }
            })
        .isInstanceOf(BlemishException.class);
    assertThat(written.toString())
        .contains("reading      2 of 100")
        .endsWith("left" + System.lineSeparator());
  }

  @Test
  void closingTwiceOrAfterAFinishedStageAddsNoLine() throws InterruptedException {
    openLine(terminal);
    terminal.step("reading", 100, 100);
    String finished = written.toString();
    assertThat(finished).contains("100 of 100, took").endsWith(System.lineSeparator());
    terminal.close();
    assertThat(written.toString()).isEqualTo(finished);

    openLine(terminal);
    terminal.close();
    String closed = written.toString();
    terminal.close();
    assertThat(written.toString()).isEqualTo(closed);
  }

  @Test
  void withoutATerminalLinesAreNotOverwritten() throws InterruptedException {
    try (ProgressDisplay log = new ProgressDisplay(new PrintWriter(written), false)) {
      openLine(log);
      log.step("reading", 100, 100);
    }
    assertThat(written.toString().lines()).singleElement().asString().startsWith("reading");
    assertThat(written.toString()).doesNotContain("\r");
  }
}
