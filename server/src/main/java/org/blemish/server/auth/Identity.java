// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

/**
 * Who sends a request.
 *
 * @param actor account or token, for records
 * @param scope what is allowed
 */
public record Identity(String actor, Scope scope) {
  /** Whoever uses a server without login, on its own machine. */
  public static final Identity LOCAL = new Identity("local", Scope.MANAGE);
}
