// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.blemish.server.store.JobRecord;

/** Tells listeners of changes of jobs. Safe for many threads. */
public final class JobEvents {
  private final List<Consumer<JobRecord>> listeners = new CopyOnWriteArrayList<>();

  /** Adds a listener; it must not wait. Run the result to remove it. */
  public Runnable listen(Consumer<JobRecord> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void publish(JobRecord job) {
    listeners.forEach(listener -> listener.accept(job));
  }
}
