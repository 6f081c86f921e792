// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.blemish.core.json.Json;
import org.blemish.server.inspect.InspectedPart;
import org.blemish.server.inspect.PartObserver;
import org.blemish.server.store.FolderFile;
import org.blemish.server.store.OutboxTable;
import org.blemish.server.store.PartRecord;
import org.jdbi.v3.core.Handle;

/** Writes messages for all targets. Safe for many threads. */
public final class Outbox implements PartObserver {
  private final List<String> targets;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param targets names of the receivers
   */
  public Outbox(List<String> targets) {
    this.targets = List.copyOf(targets);
  }

  @Override
  public void recording(Handle transaction, PartRecord part) {
    if (!targets.isEmpty()) {
      add(transaction, part.id(), part.product(), part.time(), Json.line(PartMessage.of(part)));
    }
  }

  @Override
  public void recorded(InspectedPart part) {
    wake();
  }

  /** Writes that a file could not be inspected; call {@link #wake} after the transaction. */
  public void failed(Handle transaction, FolderFile file) {
    add(transaction, file.id(), file.product(), file.time(), Json.line(FailedFileMessage.of(file)));
  }

  /** Starts the delivery of messages whose transaction is complete. */
  public void wake() {
    listeners.forEach(Runnable::run);
  }

  private void add(Handle transaction, String id, String product, String time, String body) {
    OutboxTable table = new OutboxTable(transaction);
    targets.forEach(target -> table.add(id, target, product, time, body));
  }

  /** Adds a listener for new messages; it must not wait. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }
}
