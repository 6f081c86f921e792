// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import org.eclipse.jetty.http.HttpException;

/** Finds out whether a failure means that a body is larger than allowed. */
final class TooLarge {
  private TooLarge() {}

  static boolean causes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if ((cause instanceof HttpException http && http.getCode() == 413)
          || message.contains("exceeds max")
          || message.contains("max length exceeded")) {
        return true;
      }
    }
    return false;
  }
}
