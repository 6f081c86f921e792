// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.blemish.core.process.JavaProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that would wait for its next input file for ever. */
class ParentProcessTest {
  @TempDir private Path folder;

  private Process watch(List<String> options) throws Exception {
    List<String> command =
        new ArrayList<>(JavaProgram.child(256, options, ParentProcessTest.class.getName()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  /** The child: watches its parent and does nothing else. */
  public static void main(String[] args) throws InterruptedException {
    ParentProcess.watch();
    Thread.sleep(60_000);
  }

  @Test
  void theProgramEndsWhenItsParentHasClosedThePipe() throws Exception {
    Process child = watch(List.of("-Dblemish.parent=stdin"));
    try {
      OutputStream pipe = child.getOutputStream();
      pipe.write('\n'); // input is not the end
      pipe.flush();
      assertThat(child.waitFor(1, TimeUnit.SECONDS)).isFalse();
      pipe.close();
      assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isEqualTo(143);
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void withoutThePropertyTheInputIsNotRead() throws Exception {
    Process child = watch(List.of());
    try {
      child.getOutputStream().close();
      assertThat(child.waitFor(1, TimeUnit.SECONDS)).isFalse();
    } finally {
      child.destroyForcibly();
    }
  }
}
