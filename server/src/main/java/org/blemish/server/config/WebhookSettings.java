// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import java.net.URI;
import java.util.Optional;

/**
 * A receiver of messages by HTTP POST.
 *
 * @param name short name in messages about it
 * @param url {@code http} or {@code https}
 * @param secret key of the signatures, at least {@value #SHORTEST_SECRET} characters
 * @param trust PEM file with the issuer of its certificate; public issuers if empty
 * @param timeoutSeconds for an answer; {@value #DEFAULT_TIMEOUT_SECONDS} if empty
 */
public record WebhookSettings(
    String name,
    String url,
    String secret,
    Optional<String> trust,
    Optional<Integer> timeoutSeconds) {
  static final int SHORTEST_SECRET = 16;
  static final int DEFAULT_TIMEOUT_SECONDS = 10;
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

  public WebhookSettings {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "name is '%s', expected 1 to 63 lower-case letters, digits and hyphens".formatted(name));
    }
    URI address = URI.create(url);
    if (address.getHost() == null
        || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
      throw new IllegalArgumentException(
          "url is '%s', expected one such as https://host/path".formatted(url));
    }
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "secret has %d characters, expected at least %d"
              .formatted(secret.length(), SHORTEST_SECRET));
    }
    if (timeoutSeconds.orElse(DEFAULT_TIMEOUT_SECONDS) < 1) {
      throw new IllegalArgumentException("timeoutSeconds must be at least 1");
    }
  }

  /** Seconds to wait for an answer. */
  public int timeout() {
    return timeoutSeconds.orElse(DEFAULT_TIMEOUT_SECONDS);
  }

  WebhookSettings withoutSecret() {
    return new WebhookSettings(name, url, "(hidden, configured)", trust, timeoutSeconds);
  }
}
