// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import java.io.EOFException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EofException;

/** Finds out whether a failure means that a body did not arrive as its headers promise. */
final class BrokenUpload {
  private BrokenUpload() {}

  static boolean causes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (cause instanceof EOFException
          || cause instanceof EofException
          || cause instanceof TimeoutException
          || message.contains("boundary")
          || message.contains("multipart")
          || message.contains("early eof")) {
        return true;
      }
    }
    return false;
  }
}
