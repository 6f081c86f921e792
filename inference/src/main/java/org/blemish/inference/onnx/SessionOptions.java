// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

/**
 * How a session uses the machine.
 *
 * @param threads threads of one run, at least 1; never left to ONNX Runtime, which counts the
 *     machine's cores and not a container's limit
 * @param spinning whether idle threads busy-wait: a little faster for one session alone, wasteful
 *     if sessions or other work share the cores
 * @param wideIntegers whether processors without VNNI instructions use kernels whose sums of 8-bit
 *     products cannot overflow; only for graphs of {@link GraphQuantizer}: ONNX Runtime 1.28
 *     crashes with others, which may leave out zero points
 */
public record SessionOptions(int threads, boolean spinning, boolean wideIntegers) {
  public SessionOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + ": at least 1");
    }
  }

  public SessionOptions(int threads, boolean spinning) {
    this(threads, spinning, false);
  }

  /** The same for a graph of {@link GraphQuantizer}. */
  public SessionOptions withWideIntegers() {
    return new SessionOptions(threads, spinning, true);
  }

  /** That many threads, which sleep when idle. */
  public static SessionOptions threads(int threads) {
    return new SessionOptions(threads, false);
  }
}
