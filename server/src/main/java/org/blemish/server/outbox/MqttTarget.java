// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.blemish.server.config.MqttSettings;
import org.blemish.server.store.OutboxMessage;
import org.blemish.server.tls.TrustedIssuers;

/**
 * Publishes messages with quality of service 1: the broker's acknowledgement confirms a message.
 * The session ends with the connection, since the outbox keeps what is not acknowledged.
 */
final class MqttTarget implements MessageTarget {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int KEEP_ALIVE_SECONDS = 20;

  private final MqttSettings settings;
  private final Mqtt5AsyncClient client;

  MqttTarget(MqttSettings settings) {
    this.settings = settings;
    MqttClientTransportConfigBuilder transport =
        MqttClientTransportConfig.builder()
            .serverHost(settings.host())
            .serverPort(settings.port())
            .socketConnectTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
            .mqttConnectTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    if (settings.encrypted()) {
      transport = transport.sslConfig(encryption(settings));
    }
    this.client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier("blemish-" + UUID.randomUUID())
            .transportConfig(transport.build())
            .buildAsync();
  }

  private static MqttClientSslConfig encryption(MqttSettings settings) {
    return settings
        .trust()
        .map(
            file ->
                MqttClientSslConfig.builder()
                    .trustManagerFactory(TrustedIssuers.read(Path.of(file)).trustManagers())
                    .build())
        .orElseGet(() -> MqttClientSslConfig.builder().build());
  }

  @Override
  public String name() {
    return "mqtt";
  }

  @Override
  public void deliver(OutboxMessage message) throws DeliveryException, InterruptedException {
    connect();
    Mqtt5Publish publish =
        Mqtt5Publish.builder()
            .topic(settings.topic(message.product()))
            .qos(MqttQos.AT_LEAST_ONCE)
            .payload(message.body().getBytes(StandardCharsets.UTF_8))
            .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
            .contentType("application/json")
            .build();
    Mqtt5PublishResult result = await(client.publish(publish));
    if (result.getError().isPresent()) {
      throw failure(result.getError().get());
    }
  }

  private synchronized void connect() throws DeliveryException, InterruptedException {
    if (client.getState().isConnected()) {
      return;
    }
    Mqtt5ConnectBuilder connect =
        Mqtt5Connect.builder().cleanStart(true).keepAlive(KEEP_ALIVE_SECONDS);
    if (settings.user().isPresent()) {
      connect = connect.simpleAuth(login(settings.user().get()));
    }
    await(client.connect(connect.build()));
  }

  private Mqtt5SimpleAuth login(String user) {
    Mqtt5SimpleAuthBuilder.Complete login = Mqtt5SimpleAuth.builder().username(user);
    return settings
        .password()
        .map(password -> login.password(password.getBytes(StandardCharsets.UTF_8)).build())
        .orElseGet(login::build);
  }

  private <T> T await(CompletableFuture<T> answer) throws DeliveryException, InterruptedException {
    try {
      return answer.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      close();
      throw DeliveryException.later(
          "broker %s did not answer within %d s".formatted(settings.url(), TIMEOUT.toSeconds()), e);
    }
  }

  private DeliveryException failure(Throwable failure) {
    if (failure instanceof Mqtt5ConnAckException refused) {
      return DeliveryException.later(
          "broker %s refuses the connection (%s): check user and password"
              .formatted(settings.url(), refused.getMqttMessage().getReasonCode()),
          failure);
    }
    if (failure instanceof Mqtt5PubAckException refused) {
      return DeliveryException.later(
          "broker %s refuses the message (%s): may this user publish there?"
              .formatted(settings.url(), refused.getMqttMessage().getReasonCode()),
          failure);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return DeliveryException.later(
            "no safe connection to broker %s (%s): check its certificate, or name its issuer's PEM file by 'trust'"
                .formatted(settings.url(), cause.getMessage()),
            failure);
      }
    }
    return DeliveryException.later(
        "broker %s cannot be reached (%s): is it running?"
            .formatted(settings.url(), failure.getMessage()),
        failure);
  }

  @Override
  public void close() {
    if (client.getState().isConnected()) {
      CompletableFuture<Void> unused = client.disconnect();
    }
  }
}
