// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.models;

import org.blemish.core.BlemishException;

/** A product does not have the model that was asked for, or no active one. */
public final class UnknownModelException extends BlemishException {
  private static final long serialVersionUID = 1L;

  public UnknownModelException(String message) {
    super(message);
  }
}
