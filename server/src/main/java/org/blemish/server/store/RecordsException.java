// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import org.blemish.core.BlemishException;

/** The database failed: a record could not be written. */
public final class RecordsException extends BlemishException {
  private static final long serialVersionUID = 1L;

  RecordsException(Throwable cause) {
    super("the records cannot be written (" + Database.rootMessage(cause) + ")", cause);
  }
}
