// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

/**
 * How a session uses the machine.
 *
 * @param threads threads of one run, at least 1; never left to ONNX Runtime, which counts the
 *     machine's cores and not a container's limit
 * @param spinning whether idle threads busy-wait: a little faster for one session alone, wasteful
 *     if sessions or other work share the cores
 */
public record SessionOptions(int threads, boolean spinning) {
  public SessionOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + ": at least 1");
    }
  }

  /** That many threads, which sleep when idle. */
  public static SessionOptions threads(int threads) {
    return new SessionOptions(threads, false);
  }
}
