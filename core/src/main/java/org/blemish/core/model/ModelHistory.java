// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes that users made to a model after its training, {@code history.json}, oldest first.
 *
 * @param changes in their order
 */
public record ModelHistory(List<Change> changes) {
  /** No changes. */
  public static final ModelHistory EMPTY = new ModelHistory(List.of());

  public ModelHistory {
    changes = List.copyOf(changes);
  }

  /**
   * A change.
   *
   * @param time ISO 8601, UTC
   * @param user who made it
   * @param action command: {@code threshold}, {@code calibrate}, {@code accept}
   * @param detail one sentence that describes the change
   * @param previous digest of the model before the change
   */
  public record Change(
      String time, String user, String action, String detail, Optional<String> previous) {}

  /** The history with one more change. */
  public ModelHistory with(Change change) {
    List<Change> all = new ArrayList<>(changes);
    all.add(change);
    return new ModelHistory(all);
  }
}
