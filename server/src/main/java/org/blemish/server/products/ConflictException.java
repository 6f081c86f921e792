// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.products;

import org.blemish.core.BlemishException;

/** A request that does not fit the present state of what it is about. */
public final class ConflictException extends BlemishException {
  private static final long serialVersionUID = 1L;

  public ConflictException(String message) {
    super(message);
  }
}
