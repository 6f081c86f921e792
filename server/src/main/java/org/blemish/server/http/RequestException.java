// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.http.HttpStatus;

/** A request that cannot be answered: its status, and one sentence for the client. */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  public RequestException(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
