// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.security.SecureRandom;

/**
 * Ids of records: 32 hexadecimal digits, of which the first 12 are the milliseconds since 1970 and
 * the next 4 a counter. Ids of one object are strictly ascending. Safe for many threads.
 */
public final class RecordIds {
  private final SecureRandom random = new SecureRandom();
  private long last;

  /** The next id. */
  public synchronized String next() {
    last = Math.max(last + 1, System.currentTimeMillis() << 16);
    return "%016x%016x".formatted(last, random.nextLong());
  }
}
