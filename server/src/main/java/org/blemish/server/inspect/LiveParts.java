// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.blemish.server.store.PartRecord;

/** Tells listeners of parts as they are recorded. Safe for many threads. */
public final class LiveParts implements PartObserver {
  private final List<Consumer<PartRecord>> listeners = new CopyOnWriteArrayList<>();

  /** Adds a listener; it must not wait. Run the result to remove it. */
  public Runnable listen(Consumer<PartRecord> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void recorded(InspectedPart part) {
    listeners.forEach(listener -> listener.accept(part.record()));
  }
}
