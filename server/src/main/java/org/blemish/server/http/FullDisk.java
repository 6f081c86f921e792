// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import java.io.IOException;
import java.util.Locale;

/** Finds out whether a failure means that a file could not be written for want of space. */
final class FullDisk {
  private FullDisk() {}

  /** Looks through all causes. */
  static boolean causes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      // The words of Linux and macOS, and of Windows; Java has no type for it.
      if (cause instanceof IOException
          && (message.contains("no space left") || message.contains("not enough space"))) {
        return true;
      }
    }
    return false;
  }
}
