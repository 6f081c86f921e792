// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command of a job's process: the Java and the class path of this process, another main class. */
public final class ChildProcessCommand {
  /** Options that a child process needs too; heap size and agents are not passed on. */
  private static final List<String> PASSED_ON =
      List.of("-Dorg.bytedeco.", "-Djava.io.tmpdir=", "--enable-native-access");

  private ChildProcessCommand() {}

  /**
   * The command, to which the path of a job file is appended.
   *
   * @param heapMib largest Java heap in MiB
   */
  public static List<String> command(long heapMib) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> PASSED_ON.stream().anyMatch(argument::startsWith))
        .forEach(command::add);
    command.add("-Djava.awt.headless=true");
    command.add("-XX:+UseParallelGC");
    command.add("-Xmx" + heapMib + "m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(JobMain.class.getName());
    return command;
  }
}
