// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.util.List;
import org.blemish.core.process.JavaProgram;

/** How this program starts itself again, for work in a process of its own. */
final class ChildProgram {
  /** By name: the main class depends on the commands. */
  private static final String MAIN = "org.blemish.cli.Main";

  private ChildProgram() {}

  /**
   * Java with the class path of this process and the main class; progress is written as JSON.
   *
   * @param heapMegabytes Java memory of the child
   */
  static List<String> command(int heapMegabytes) {
    return JavaProgram.child(heapMegabytes, List.of("-Dblemish.progress=json"), MAIN);
  }
}
