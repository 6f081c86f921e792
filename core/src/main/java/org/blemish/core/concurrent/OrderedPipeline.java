// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.concurrent;

import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * Works on elements in several threads and hands over their results in the order of the elements,
 * in the thread that called. Few elements are in memory at once: those being worked on, and as many
 * results that wait for an earlier one. Immutable; safe for many threads.
 *
 * @param threads that work, at least 1; with 1 everything runs in the calling thread
 * @param memory bytes that the elements in work may take together, as stated by {@link Memory}, at
 *     least 1; one element alone may exceed it
 */
public record OrderedPipeline(int threads, long memory) {
  /** Part of the heap for elements in work; the rest is for what is done with their results. */
  private static final double SHARE_OF_HEAP = 0.5;

  public OrderedPipeline {
    if (threads < 1 || memory < 1) {
      throw new IllegalArgumentException(
          "%d threads and %d bytes: at least 1 of both".formatted(threads, memory));
    }
  }

  /** A pipeline whose elements may take half of the heap. */
  public static OrderedPipeline threads(int threads) {
    return new OrderedPipeline(
        threads, Math.max(1, (long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory())));
  }

  /** What is done with an element, in any thread. */
  @FunctionalInterface
  public interface Work<T, R> {
    /**
     * @param memory to be asked before the large part of the work
     */
    R apply(T element, Memory memory);
  }

  /** The memory of one element, from the first request until its result has been taken. */
  @FunctionalInterface
  public interface Memory {
    /**
     * Waits until the elements in work leave this much memory, or until all earlier elements are
     * finished.
     *
     * @param bytes in addition to earlier requests of this element
     */
    void request(long bytes);
  }

  /**
   * Works on all elements. If work or {@code taker} fails, the results of earlier elements have
   * been taken, later ones are not, no thread is left running, and the failure is thrown.
   *
   * @param elements read by one thread at a time
   * @param taker gets each element with its result, in order, in the calling thread
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it
   *     stays marked as interrupted
   */
  public <T, R> void run(
      Iterator<? extends T> elements,
      Work<? super T, ? extends R> work,
      BiConsumer<? super T, ? super R> taker) {
    if (threads == 1) {
      while (elements.hasNext()) {
        T element = elements.next();
        taker.accept(element, work.apply(element, bytes -> {}));
      }
      return;
    }
    try (PipelineRun<T, R> run = new PipelineRun<>(elements, work, threads, memory)) {
      run.takeAll(taker);
    }
  }
}
