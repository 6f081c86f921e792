// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.blemish.core.json.Json;

/**
 * Subscribes to all messages, in a session that outlasts connections, and confirms each by hand.
 */
final class MqttReceiver implements AutoCloseable {
  final List<JsonNode> received = new CopyOnWriteArrayList<>();
  private final Mqtt5AsyncClient client;

  MqttReceiver(int port) throws Exception {
    client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier("receiver")
            .serverHost("127.0.0.1")
            .serverPort(port)
            .automaticReconnect()
            .initialDelay(100, TimeUnit.MILLISECONDS)
            .maxDelay(1, TimeUnit.SECONDS)
            .applyAutomaticReconnect()
            .buildAsync();
    client.publishes(MqttGlobalPublishFilter.ALL, this::receive, true);
    client
        .connectWith()
        .cleanStart(false)
        .sessionExpiryInterval(3600)
        .send()
        .get(20, TimeUnit.SECONDS);
    client
        .subscribeWith()
        .topicFilter("blemish/+/parts")
        .qos(MqttQos.AT_LEAST_ONCE)
        .send()
        .get(20, TimeUnit.SECONDS);
  }

  private void receive(Mqtt5Publish message) {
    received.add(Json.read(message.getPayloadAsBytes(), JsonNode.class, "message"));
    message.acknowledge();
  }

  @Override
  public void close() {
    client.disconnect().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
