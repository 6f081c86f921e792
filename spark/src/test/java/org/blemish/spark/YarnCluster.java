// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.service.Service;
import org.blemish.core.process.JavaProgram;

/**
 * A YARN cluster in a process of its own: a resource manager and two node managers, which start the
 * containers of applications as processes. Its classes are on the class path with the profile
 * {@code system} only.
 */
final class YarnCluster implements AutoCloseable {
  private static final String CLUSTER = "org.apache.hadoop.yarn.server.MiniYARNCluster";
  private static final String SITE = "yarn-site.xml";
  private static final Duration START = Duration.ofMinutes(5);

  private final Path folder;
  private final Process process;

  private YarnCluster(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  static boolean isAvailable() {
    try {
      Class.forName(CLUSTER, false, YarnCluster.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Starts a cluster with its files in a folder, and waits until it has its nodes. */
  static YarnCluster start(Path folder) throws Exception {
    Files.createDirectory(folder.resolve("conf"));
    List<String> command =
        new ArrayList<>(
            JavaProgram.child(
                512, List.of("-XX:TieredStopAtLevel=1"), YarnCluster.class.getName()));
    command.add(folder.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile()) // the cluster writes to target/ there
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("yarn.log").toFile())
            .start();
    YarnCluster cluster = new YarnCluster(folder, process);
    Instant end = Instant.now().plus(START);
    while (!Files.exists(folder.resolve("conf").resolve(SITE))) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        cluster.close();
        throw new AssertionError(
            "YARN did not start: " + Files.readString(folder.resolve("yarn.log")));
      }
      Thread.sleep(200);
    }
    return cluster;
  }

  /**
   * The program of the cluster.
   *
   * @param arguments its folder
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Configuration configuration = new Configuration();
    configuration.set("hadoop.tmp.dir", folder.resolve("hadoop").toString());
    configuration.set("yarn.resourcemanager.bind-host", "127.0.0.1");
    configuration.set("yarn.nodemanager.bind-host", "127.0.0.1");
    configuration.setInt("yarn.nodemanager.resource.memory-mb", 4096);
    configuration.setInt("yarn.scheduler.minimum-allocation-mb", 128);
    configuration.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
    configuration.set(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99.9");
    configuration.set("yarn.application.classpath", "");
    configuration.set("yarn.scheduler.capacity.root.queues", "default");
    configuration.set("yarn.scheduler.capacity.root.default.capacity", "100");
    configuration.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1");
    Service cluster =
        Class.forName(CLUSTER)
            .asSubclass(Service.class)
            .getConstructor(String.class, int.class, int.class, int.class)
            .newInstance("blemish", 2, 1, 1);
    cluster.init(configuration);
    cluster.start();
    Path site = folder.resolve("conf").resolve(SITE);
    Path unfinished = folder.resolve(SITE);
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      cluster.getConfig().writeXml(out);
    }
    Files.move(unfinished, site);
    Thread.sleep(Long.MAX_VALUE);
  }

  /**
   * Runs {@code spark-submit} with this cluster.
   *
   * @param arguments after the master
   * @return whether the application succeeded
   */
  boolean submit(String... arguments) throws IOException, InterruptedException {
    String classPath = System.getProperty("java.class.path", "");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            folder.resolve("conf") + File.pathSeparator + classPath,
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "yarn",
            "--conf",
            "spark.driver.extraClassPath=" + classPath,
            "--conf",
            "spark.executor.extraClassPath=" + classPath,
            // Spark's jars are on the class path: nothing has to be uploaded.
            "--conf",
            "spark.yarn.jars=local:" + folder.resolve("none.jar"),
            "--conf",
            "spark.yarn.stagingDir=" + folder.resolve("staging").toUri(),
            "--conf",
            "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1",
            "--conf",
            "spark.executorEnv.SPARK_LOCAL_IP=127.0.0.1",
            "--conf",
            "spark.ui.enabled=false"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("submit.log").toFile()));
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("YARN_CONF_DIR", folder.resolve("conf").toString());
    Process submitted = builder.start();
    if (!submitted.waitFor(10, TimeUnit.MINUTES)) {
      submitted.destroyForcibly();
    }
    return submitted.waitFor() == 0;
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("submit.log"), UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
