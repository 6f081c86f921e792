// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A value that another thread computes while the caller does something else. The thread is a daemon
 * and is used for this value only. Safe for many threads.
 *
 * @param <T> type of the value
 */
public final class BackgroundTask<T> {
  private final CompletableFuture<T> value;

  private BackgroundTask(CompletableFuture<T> value) {
    this.value = value;
  }

  /**
   * Starts computing a value.
   *
   * @param thread name of the thread
   */
  public static <T> BackgroundTask<T> start(String thread, Supplier<T> work) {
    return new BackgroundTask<>(
        CompletableFuture.supplyAsync(
            work,
            task -> {
              Thread worker = new Thread(task, thread);
              worker.setDaemon(true);
              worker.start();
            }));
  }

  /**
   * Starts work without a result.
   *
   * @param thread name of the thread
   * @return true, when the work is done
   */
  public static BackgroundTask<Boolean> run(String thread, Runnable work) {
    return start(
        thread,
        () -> {
          work.run();
          return true;
        });
  }

  /** Waits for the value, and returns it or throws what computing it has thrown. */
  public T get() {
    try {
      return value.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  /**
   * A resource that stands for the value: closing it waits for the value and passes it to {@code
   * close}. It does nothing if the value could not be computed, which {@link #get} reports.
   */
  public AutoCloseable closing(Consumer<? super T> close) {
    CompletableFuture<Boolean> failed = value.handle((result, failure) -> failure != null);
    return () -> {
      if (!failed.join()) {
        close.accept(get());
      }
    };
  }
}
