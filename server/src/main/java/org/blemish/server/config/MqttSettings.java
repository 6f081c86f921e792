// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import java.net.URI;
import java.util.Optional;

/**
 * A broker that gets messages by MQTT 5.
 *
 * @param url {@code mqtt://host:1883}, or {@code mqtts://host:8883} with encryption
 * @param user name, if the broker wants one
 * @param password of the user
 * @param trust PEM file with the issuer of the broker's certificate; public issuers if empty
 * @param topic of the messages, in which {@code {product}} is replaced; {@value #DEFAULT_TOPIC} if
 *     empty
 */
public record MqttSettings(
    String url,
    Optional<String> user,
    Optional<String> password,
    Optional<String> trust,
    Optional<String> topic) {
  static final String DEFAULT_TOPIC = "blemish/{product}/parts";
  private static final int PLAIN_PORT = 1883;
  private static final int ENCRYPTED_PORT = 8883;

  public MqttSettings {
    URI address = URI.create(url);
    if (address.getHost() == null
        || !("mqtt".equals(address.getScheme()) || "mqtts".equals(address.getScheme()))) {
      throw new IllegalArgumentException(
          "url is '%s', expected one such as mqtt://host:1883".formatted(url));
    }
    String name = topic.orElse(DEFAULT_TOPIC);
    if (name.isEmpty() || name.contains("#") || name.contains("+")) {
      throw new IllegalArgumentException(
          "topic is '%s', expected one without the wildcards # and +".formatted(name));
    }
    if (password.isPresent() && user.isEmpty()) {
      throw new IllegalArgumentException("password needs a user");
    }
  }

  /** Whether the connection is encrypted. */
  public boolean encrypted() {
    return "mqtts".equals(URI.create(url).getScheme());
  }

  public String host() {
    return URI.create(url).getHost();
  }

  public int port() {
    int given = URI.create(url).getPort();
    return given >= 0 ? given : encrypted() ? ENCRYPTED_PORT : PLAIN_PORT;
  }

  /** The topic of a product's messages. */
  public String topic(String product) {
    return topic.orElse(DEFAULT_TOPIC).replace("{product}", product);
  }

  MqttSettings withoutPassword() {
    return new MqttSettings(url, user, password.map(hidden -> "(hidden)"), trust, topic);
  }
}
