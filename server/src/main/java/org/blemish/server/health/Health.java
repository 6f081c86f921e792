// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.health;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.blemish.server.store.Database;

/** Whether the server can inspect parts. Safe for many threads. */
public final class Health {
  private final Database database;
  private final Alarms alarms;
  private final AtomicBoolean stopping = new AtomicBoolean();

  public Health(Database database, Alarms alarms) {
    this.database = database;
    this.alarms = alarms;
  }

  /**
   * @param ready whether parts can be inspected and recorded
   * @param problems what is wrong, one sentence each; some problems do not stop inspection
   */
  public record State(boolean ready, List<String> problems) {
    public State {
      problems = List.copyOf(problems);
    }
  }

  /** The state now. */
  public State state() {
    List<String> problems = alarms.sentences();
    if (stopping.get()) {
      return new State(false, List.of("the server is stopping"));
    }
    if (!database.ready()) {
      return new State(false, List.of("the database does not answer"));
    }
    return new State(true, problems);
  }

  /** From now on the server is not ready, so that no new parts are sent to it. */
  public void stopping() {
    stopping.set(true);
  }
}
