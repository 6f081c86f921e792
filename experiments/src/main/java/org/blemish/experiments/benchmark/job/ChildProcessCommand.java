// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.util.List;
import org.blemish.core.process.JavaProgram;

/** Command of a job's process: the Java and the class path of this process, another main class. */
public final class ChildProcessCommand {
  private ChildProcessCommand() {}

  /**
   * The command, to which the path of a job file is appended.
   *
   * @param heapMib largest Java heap in MiB
   */
  public static List<String> command(long heapMib) {
    return JavaProgram.child(heapMib, List.of(), JobMain.class.getName());
  }
}
