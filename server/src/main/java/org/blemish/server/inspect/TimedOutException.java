// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import org.blemish.core.BlemishException;

/** An inspection took longer than the limit; nothing was recorded. */
public final class TimedOutException extends BlemishException {
  private static final long serialVersionUID = 1L;

  TimedOutException(int seconds) {
    super(
        "the inspection was not finished within %d s: send fewer parts at once".formatted(seconds));
  }
}
