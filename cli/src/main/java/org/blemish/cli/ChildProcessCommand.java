// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this program is started once more, by the same Java and class path. */
final class ChildProcessCommand {
  /** Where natives are unpacked and the like; a heap size or an agent is this process's own. */
  private static final List<String> PASSED_ON =
      List.of("-Dorg.bytedeco.", "-Dblemish.", "-Djava.io.tmpdir=", "--enable-native-access");

  private static final String TERMINAL = "-Dblemish.terminal";

  private ChildProcessCommand() {}

  /**
   * @param heapMib greatest Java heap
   */
  static List<String> command(long heapMib) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> PASSED_ON.stream().anyMatch(argument::startsWith))
        .filter(argument -> !argument.startsWith(TERMINAL)) // its output goes to a file
        .forEach(command::add);
    command.add("-Djava.awt.headless=true");
    command.add("-XX:+UseParallelGC");
    command.add("-Xmx" + heapMib + "m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    return command;
  }
}
