// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.health;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problems that last until they are solved, such as a full disk. Safe for many threads. */
public final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final ConcurrentMap<String, String> active = new ConcurrentHashMap<>();

  /**
   * Sets or renews an alarm.
   *
   * @param name of the problem, such as {@code disk}
   * @param sentence what is wrong and how to fix it
   */
  public void raise(String name, String sentence) {
    if (active.put(name, sentence) == null) {
      LOG.error("alarm {}: {}", name, sentence);
    }
  }

  /** Ends an alarm, if it is set. */
  public void clear(String name) {
    if (active.remove(name) != null) {
      LOG.info("alarm {} has ended", name);
    }
  }

  /** Whether this alarm is set. */
  public boolean isRaised(String name) {
    return active.containsKey(name);
  }

  /** All alarms that are set, by name. */
  public List<String> sentences() {
    return active.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }
}
