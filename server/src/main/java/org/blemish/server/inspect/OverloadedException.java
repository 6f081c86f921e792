// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import org.blemish.core.BlemishException;

/** So many parts wait that a further one is refused; the sender should try again later. */
public final class OverloadedException extends BlemishException {
  private static final long serialVersionUID = 1L;

  OverloadedException(int waiting) {
    super(
        "%d parts are waiting for their inspection: send fewer at once, or later"
            .formatted(waiting));
  }
}
