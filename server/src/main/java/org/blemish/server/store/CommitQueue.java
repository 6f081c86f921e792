// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Changes of many threads, made by one thread in their order. Those that wait at the same time are
 * committed together, since syncing the disk takes far longer than a change.
 */
final class CommitQueue implements AutoCloseable {
  private static final int MOST_AT_ONCE = 64;

  private final Jdbi writer;
  private final LinkedBlockingQueue<Change<?>> waiting = new LinkedBlockingQueue<>();
  private final Change<Boolean> last = new Change<>(handle -> true);
  private final Thread thread;
  private boolean closed;

  CommitQueue(Jdbi writer) {
    this.writer = writer;
    this.thread = new Thread(this::run, "records");
    thread.setDaemon(true);
    thread.start();
  }

  private static final class Change<T> {
    private final Function<Handle, T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Change(Function<Handle, T> work) {
      this.work = work;
    }

    /** Makes the change; the result is known when the transaction has been committed. */
    Runnable apply(Handle handle) {
      T value = work.apply(handle);
      return () -> result.complete(value);
    }

    void fail(RuntimeException failure) {
      result.completeExceptionally(failure);
    }
  }

  <T> T submit(Function<Handle, T> work) {
    Change<T> change = new Change<>(work);
    synchronized (waiting) {
      if (closed) {
        throw new BlemishException("the server is stopping");
      }
      waiting.add(change);
    }
    try {
      return change.result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void run() {
    List<Change<?>> batch = new ArrayList<>();
    boolean open = true;
    while (open) {
      try {
        batch.add(waiting.take());
      } catch (InterruptedException e) {
        throw new IllegalStateException("nothing interrupts this thread", e);
      }
      waiting.drainTo(batch, MOST_AT_ONCE - 1);
      open = !batch.contains(last);
      commitAll(batch);
      batch.clear();
    }
  }

  private void commitAll(List<Change<?>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      commit(batch);
    } catch (RuntimeException e) {
      if (batch.size() == 1) {
        batch.get(0).fail(failure(e));
      } else {
        // One change must not undo the others.
        batch.forEach(change -> commitAll(List.of(change)));
      }
    }
  }

  private void commit(List<Change<?>> batch) {
    List<Runnable> results =
        writer.inTransaction(handle -> batch.stream().map(change -> change.apply(handle)).toList());
    results.forEach(Runnable::run);
  }

  private static RuntimeException failure(RuntimeException e) {
    return e instanceof JdbiException ? new RecordsException(e) : e;
  }

  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
      waiting.add(last);
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
