// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.concurrent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * One run of an {@link OrderedPipeline} in several threads. The element whose result is the next to
 * be taken never waits, so there is always progress. All fields are guarded by this object's lock.
 */
final class PipelineRun<T, R> implements AutoCloseable {
  private final Iterator<? extends T> elements;
  private final OrderedPipeline.Work<? super T, ? extends R> work;
  private final long memory;
  private final int ahead;
  private final List<Thread> workers = new ArrayList<>();
  private final Map<Long, Finished<T, R>> finished = new HashMap<>();
  private final Map<Long, Long> requested = new HashMap<>();
  private long usedMemory;
  private long started;
  private long taken;
  private boolean exhausted;
  private boolean closed;

  /** A result, or why there is none. */
  private sealed interface Finished<T, R> {
    record Success<T, R>(T element, R result) implements Finished<T, R> {}

    record Failure<T, R>(Throwable cause) implements Finished<T, R> {}
  }

  private record Started<T>(long index, T element) {}

  PipelineRun(
      Iterator<? extends T> elements,
      OrderedPipeline.Work<? super T, ? extends R> work,
      int threads,
      long memory) {
    this.elements = elements;
    this.work = work;
    this.memory = memory;
    this.ahead = 2 * threads;
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(this::work, "blemish-worker-" + (i + 1));
      worker.setDaemon(true);
      workers.add(worker);
    }
    try {
      workers.forEach(Thread::start);
    } catch (Error e) {
      // The system allows no more threads.
      close();
      throw e;
    }
  }

  /** Hands over every result; throws the failure of the first element that failed. */
  void takeAll(BiConsumer<? super T, ? super R> taker) {
    while (true) {
      Optional<Finished<T, R>> next = awaitNext();
      if (next.isEmpty()) {
        return;
      }
      if (next.get() instanceof Finished.Success<T, R> success) {
        taker.accept(success.element(), success.result());
      } else if (next.get() instanceof Finished.Failure<T, R> failure) {
        throw unchecked(failure.cause());
      }
      release();
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  /** Empty if all results have been taken. */
  private synchronized Optional<Finished<T, R>> awaitNext() {
    awaitUntil(() -> finished.containsKey(taken) || (exhausted && taken == started));
    return Optional.ofNullable(finished.remove(taken));
  }

  private synchronized void release() {
    Long bytes = requested.remove(taken);
    usedMemory -= bytes == null ? 0 : bytes;
    taken++;
    notifyAll();
  }

  private void work() {
    try {
      for (Optional<Started<T>> next = start(); next.isPresent(); next = start()) {
        finish(next.get().index(), apply(next.get()));
      }
    } catch (CancellationException e) {
      // Closed: nobody waits for more.
    }
  }

  /** Empty if there is nothing more to do. */
  private synchronized Optional<Started<T>> start() {
    awaitUntil(() -> closed || exhausted || started - taken < ahead);
    if (closed || exhausted) {
      return Optional.empty();
    }
    try {
      if (elements.hasNext()) {
        T element = elements.next();
        return Optional.of(new Started<>(started++, element));
      }
    } catch (RuntimeException | Error e) {
      finished.put(started++, new Finished.Failure<>(e));
    }
    exhausted = true;
    notifyAll();
    return Optional.empty();
  }

  private Finished<T, R> apply(Started<T> next) {
    try {
      return new Finished.Success<>(
          next.element(), work.apply(next.element(), bytes -> request(next.index(), bytes)));
    } catch (RuntimeException | Error e) {
      return new Finished.Failure<>(e);
    }
  }

  private synchronized void finish(long index, Finished<T, R> result) {
    finished.put(index, result);
    notifyAll();
  }

  private synchronized void request(long index, long bytes) {
    awaitUntil(() -> closed || index == taken || usedMemory + bytes <= memory);
    if (closed) {
      throw new CancellationException("stopped");
    }
    usedMemory += bytes;
    requested.merge(index, bytes, Long::sum);
  }

  private synchronized void awaitUntil(BooleanSupplier condition) {
    try {
      while (!condition.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** Waits for the elements in work; later ones are not started. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
