// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.blemish.server.config.MqttSettings;
import org.blemish.server.store.OutboxMessage;
import org.blemish.server.store.OutboxState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Mosquitto; skipped where it is not installed. */
@Tag("system")
class MqttTargetTest {
  @TempDir private Path folder;

  private static OutboxMessage message(String body) {
    return new OutboxMessage(
        1,
        "id1",
        "mqtt",
        "caps",
        "2026-11-29T06:00:00.000Z",
        OutboxState.WAITING,
        0,
        Optional.empty(),
        body);
  }

  private static MqttTarget target(String url) {
    return new MqttTarget(
        new MqttSettings(
            url, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static DeliveryException failure(MqttTarget target) {
    try (target) {
      return catchThrowableOfType(DeliveryException.class, () -> target.deliver(message("{}")));
    }
  }

  @Test
  void subscriberThatIsAwayGetsTheMessagesLater() throws Exception {
    Mosquitto.assumeInstalled();
    try (Mosquitto broker = Mosquitto.start(folder)) {
      Mqtt5BlockingClient subscriber =
          MqttClient.builder()
              .useMqttVersion5()
              .identifier("mes")
              .serverHost("127.0.0.1")
              .serverPort(broker.port())
              .buildBlocking();
      // Mosquitto 2.0 writes no sessions to disk that began with a clean start.
      subscriber.connectWith().cleanStart(false).sessionExpiryInterval(3600).send();
      subscriber.subscribeWith().topicFilter("blemish/+/parts").qos(MqttQos.AT_LEAST_ONCE).send();
      subscriber.disconnect();

      MqttTarget target = target("mqtt://127.0.0.1:" + broker.port());
      target.deliver(message("{\"n\":1}"));
      broker.stop();
      assertThat(
              catchThrowableOfType(
                      DeliveryException.class, () -> target.deliver(message("{\"n\":2}")))
                  .isRefused())
          .isFalse();
      broker.start();
      target.deliver(message("{\"n\":2}"));
      target.close();

      try (Mqtt5BlockingClient.Mqtt5Publishes messages =
          subscriber.publishes(MqttGlobalPublishFilter.ALL, true)) {
        subscriber.connectWith().cleanStart(false).sessionExpiryInterval(3600).send();
        for (int n = 1; n <= 2; n++) {
          Mqtt5Publish received = messages.receive(20, TimeUnit.SECONDS).orElseThrow();
          assertThat(received.getTopic()).hasToString("blemish/caps/parts");
          assertThat(received.getQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
          assertThat(new String(received.getPayloadAsBytes(), StandardCharsets.UTF_8))
              .isEqualTo("{\"n\":%d}".formatted(n));
          received.acknowledge();
        }
      }
      subscriber.disconnect();
    }
  }

  @Test
  void brokerThatIsAwayIsNamed() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String url = "mqtt://127.0.0.1:" + port;
    assertThat(failure(target(url)).problem())
        .startsWith("broker " + url + " cannot be reached (")
        .endsWith("): is it running?")
        .doesNotContain("\n");
  }

  @Test
  void wrongLoginIsNamed() throws Exception {
    Mosquitto.assumeInstalled();
    try (Mosquitto broker = Mosquitto.start(folder, "allow_anonymous false")) {
      String url = "mqtt://127.0.0.1:" + broker.port();
      assertThat(failure(target(url)).problem())
          .isEqualTo(
              "broker %s refuses the connection (NOT_AUTHORIZED): check user and password"
                  .formatted(url));
    }
  }

  private Mosquitto encrypted(TestCertificate certificate) throws Exception {
    return Mosquitto.start(
        folder,
        "allow_anonymous true",
        "certfile " + certificate.pem(),
        "keyfile " + certificate.keyPem());
  }

  private static MqttTarget trusting(String url, TestCertificate certificate) {
    return new MqttTarget(
        new MqttSettings(
            url,
            Optional.empty(),
            Optional.empty(),
            Optional.of(certificate.pem().toString()),
            Optional.empty()));
  }

  @Test
  void certificateHasToBeTrusted() throws Exception {
    Mosquitto.assumeInstalled();
    TestCertificate certificate = TestCertificate.create(folder, "127.0.0.1");
    try (Mosquitto broker = encrypted(certificate)) {
      String url = "mqtts://127.0.0.1:" + broker.port();
      assertThat(failure(target(url)).problem())
          .startsWith("no safe connection to broker " + url)
          .endsWith("check its certificate, or name its issuer's PEM file by 'trust'")
          .doesNotContain("\n");
      try (MqttTarget target = trusting(url, certificate)) {
        target.deliver(message("{}"));
      }
    }
  }

  @Test
  void certificateOfAnotherHostIsNotTrusted() throws Exception {
    Mosquitto.assumeInstalled();
    TestCertificate certificate = TestCertificate.create(folder, "10.1.2.3");
    try (Mosquitto broker = encrypted(certificate)) {
      MqttTarget target = trusting("mqtts://127.0.0.1:" + broker.port(), certificate);
      assertThat(failure(target).problem()).startsWith("no safe connection to broker");
    }
  }
}
