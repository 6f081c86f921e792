// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import org.blemish.server.store.PartRecord;
import org.jdbi.v3.core.Handle;

/** Is told of each part that is recorded. */
public interface PartObserver {
  /** Does nothing. */
  PartObserver NONE = new PartObserver() {};

  /**
   * Writes what belongs to a record, in the same transaction. May be called twice for a part, of
   * which the first transaction is rolled back. Calls are made one after the other, in the order of
   * the ids.
   */
  default void recording(Handle transaction, PartRecord part) {}

  /** Called when the record is on disk, before the response is sent. Must not wait. */
  default void recorded(InspectedPart part) {}
}
