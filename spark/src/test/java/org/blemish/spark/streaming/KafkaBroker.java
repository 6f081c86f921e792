// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.blemish.core.process.JavaProgram;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker in a process of its own: one node that is its own controller (KRaft). */
final class KafkaBroker {
  private static final String CLUSTER = "MkU3OEVBNTcwNTJENDM2Qg";

  private final Path folder;
  private final int port = freePort();
  private final int controllerPort = freePort();
  private Process process;

  private KafkaBroker(Path folder) throws Exception {
    this.folder = folder;
    Files.writeString(folder.resolve("server.properties"), properties());
    run("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", config()).waitFor();
    process = startProcess();
  }

  /** Starts a broker with its files in a folder, and waits until it answers. */
  static KafkaBroker start(Path folder) throws Exception {
    return new KafkaBroker(folder);
  }

  private Process startProcess() throws Exception {
    Process started = run("kafka.Kafka", config());
    try (Admin admin = admin()) {
      admin.describeCluster().nodes().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      started.destroyForcibly();
      throw new AssertionError("the broker does not answer: " + log(), e);
    }
    return started;
  }

  private String config() {
    return folder.resolve("server.properties").toString();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("broker.log"), UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private String properties() {
    return String.join(
        "\n",
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
        "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(port, controllerPort),
        "controller.listener.names=CONTROLLER",
        "log.dirs=" + folder.resolve("log"),
        "offsets.topic.replication.factor=1",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "message.timestamp.type=CreateTime",
        "");
  }

  private Process run(String main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(JavaProgram.child(256, List.of("-XX:TieredStopAtLevel=1"), main));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()))
        .start();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String servers() {
    return "127.0.0.1:" + port;
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", servers()));
  }

  void createTopic(String name, int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }

  /**
   * A message.
   *
   * @param time of creation, in milliseconds since 1970
   */
  record Message(String key, long time, byte @Nullable [] value) {}

  /** Sends messages and waits until the broker has them. */
  void send(String topic, List<Message> messages) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (Message message : messages) {
        producer
            .send(new ProducerRecord<>(topic, null, message.time(), message.key(), message.value()))
            .get(30, TimeUnit.SECONDS);
      }
    }
  }

  /** Kills the broker, and starts it again with the messages that it had stored. */
  void restart() throws Exception {
    process.destroyForcibly().waitFor();
    process = startProcess();
  }

  void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
