// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this program starts itself again, for work in a process of its own. */
final class ChildProgram {
  /** By name: the main class depends on the commands. */
  private static final String MAIN = "org.blemish.cli.Main";

  private ChildProgram() {}

  /**
   * Java with the class path of this process and the main class.
   *
   * @param heapMegabytes Java memory of the child
   */
  static List<String> command(int heapMegabytes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.add("-Djava.awt.headless=true");
    command.add("-XX:+UseParallelGC");
    command.add("-Xmx%dm".formatted(heapMegabytes));
    command.add("-Dblemish.progress=json");
    String cache = System.getProperty("blemish.cache");
    if (cache != null) {
      command.add("-Dblemish.cache=" + cache);
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path", ""));
    command.add(MAIN);
    return List.copyOf(command);
  }
}
