// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.util.Deque;

/** Closes what a program has opened. */
final class Owned {
  private Owned() {}

  /** Closes all, even if one fails; the last opened first. */
  static void closeAll(Deque<AutoCloseable> owned) {
    RuntimeException failure = null;
    while (!owned.isEmpty()) {
      try {
        owned.pop().close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new IllegalStateException(e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
