// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.server.config.LoginSettings;

/**
 * Counts wrong passwords by name and by address: after several in a row, further ones are refused
 * for a while, right or wrong. Safe for many threads.
 */
final class LoginAttempts {
  private static final int MOST_KEYS = 10_000;

  private final LoginSettings settings;
  private final Clock clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  private record Failures(int count, Instant last) {}

  LoginAttempts(LoginSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether an attempt with this key has to wait. */
  synchronized boolean blocked(String key) {
    Failures known = failures.get(key);
    return known != null && known.count >= settings.attempts() && recent(known);
  }

  private boolean recent(Failures known) {
    return clock.instant().isBefore(known.last.plus(Duration.ofSeconds(settings.waitSeconds())));
  }

  synchronized void failed(String key) {
    Failures known = failures.remove(key);
    int count = known == null || !recent(known) ? 1 : known.count + 1;
    failures.put(key, new Failures(count, clock.instant()));
    Iterator<String> oldest = failures.keySet().iterator();
    while (failures.size() > MOST_KEYS) {
      oldest.next();
      oldest.remove();
    }
  }

  synchronized void succeeded(String key) {
    failures.remove(key);
  }
}
