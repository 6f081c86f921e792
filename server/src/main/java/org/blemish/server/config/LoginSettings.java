// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

/**
 * Who may use the server.
 *
 * @param required whether a password or a token is needed; {@code false} is possible on the
 *     loopback address only
 * @param attempts wrong passwords in a row after which a name and an address have to wait
 * @param waitSeconds how long they have to wait
 * @param sessionHours after which a user has to log in again
 */
public record LoginSettings(boolean required, int attempts, int waitSeconds, int sessionHours) {
  public static final LoginSettings DEFAULT = new LoginSettings(true, 5, 60, 12);

  public LoginSettings {
    if (attempts < 1 || waitSeconds < 1 || sessionHours < 1) {
      throw new IllegalArgumentException(
          "attempts %d, waitSeconds %d, sessionHours %d: each must be at least 1"
              .formatted(attempts, waitSeconds, sessionHours));
    }
  }
}
