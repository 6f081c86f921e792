// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands of programs that run with the Java of this process. */
public final class JavaProgram {
  /** Options that a child process needs too; heap size and agents are not passed on. */
  private static final List<String> PASSED_ON =
      List.of(
          "-Dorg.bytedeco.",
          "-Djava.io.tmpdir=",
          "-Dblemish.cache=",
          "-Dblemish.program=",
          "--enable-native-access");

  private JavaProgram() {}

  /**
   * A child process with the class path of this one.
   *
   * @param heapMib largest Java heap in MiB
   * @param options more options of Java
   * @param main name of the main class
   */
  public static List<String> child(long heapMib, List<String> options, String main) {
    List<String> all = new ArrayList<>();
    options().stream()
        .filter(option -> PASSED_ON.stream().anyMatch(option::startsWith))
        .forEach(all::add);
    all.add("-Djava.awt.headless=true");
    all.add("-XX:+UseParallelGC");
    all.add("-Xmx" + heapMib + "m");
    all.addAll(options);
    return command(all, classPath(), main);
  }

  /**
   * A program with the class path and all options of Java of this one.
   *
   * @param main name of the main class
   */
  public static List<String> same(String main) {
    return command(options(), classPath(), main);
  }

  /**
   * A program with its own libraries.
   *
   * @param options of Java
   * @param libraries folder of its jars
   * @param main name of the main class
   */
  public static List<String> ofLibraries(List<String> options, Path libraries, String main) {
    return command(options, libraries.resolve("*").toString(), main);
  }

  private static List<String> options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  private static String classPath() {
    return System.getProperty("java.class.path", "");
  }

  private static List<String> command(List<String> options, String classPath, String main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    return List.copyOf(command);
  }
}
