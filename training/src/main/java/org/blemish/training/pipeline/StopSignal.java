// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.blemish.training.method.ForwardingProgress;
import org.blemish.training.method.Progress;

/**
 * Ends a training at its next step when a signal stops the process. Without that, the exit of the
 * Java virtual machine, {@link Runtime#halt} too, destroys objects of native libraries while the
 * training computes with them, which crashes now and then.
 *
 * <p>Open it around the training, on the thread that trains, and train with {@link #cancelling}.
 */
public final class StopSignal implements AutoCloseable {
  /** A signal that finds no step to end at ends the process after this time all the same. */
  private static final Duration LONGEST_STEP = Duration.ofSeconds(10);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean stopping;

  /**
   * Waits for signals until it is closed.
   *
   * @param stopped called at once when a signal arrives, for a message; returns the exit code of
   *     the process
   */
  public StopSignal(IntSupplier stopped) {
    hook = new Thread(() -> end(stopped), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void end(IntSupplier stopped) {
    if (ended.getCount() == 0) {
      return;
    }
    stopping = true;
    int exitCode = stopped.getAsInt();
    try {
      ended.await(LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** The same progress, which cancels the work after a signal. */
  public Progress cancelling(Progress progress) {
    return new ForwardingProgress(progress) {
      @Override
      public void step(String stage, long done, long total) {
        if (stopping) {
          throw new CancellationException("stopped by a signal");
        }
        super.step(stage, done, total);
      }

      @Override
      public boolean cancelled() {
        return stopping || super.cancelled();
      }
    };
  }

  /** The work has ended. Does not return if a signal arrived before. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      awaitEndOfProcess(); // it is shutting down, and the hook runs
    }
  }

  private void awaitEndOfProcess() {
    try {
      hook.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
