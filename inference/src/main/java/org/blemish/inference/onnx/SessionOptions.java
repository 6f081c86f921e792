// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

/**
 * How a session uses the machine.
 *
 * @param threads threads that one run uses, at least 1; never taken from the machine, since ONNX
 *     Runtime sees its cores and not a container's limit
 * @param spinning whether idle threads wait busily: a little faster alone, a waste where sessions
 *     or other work share the cores
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
