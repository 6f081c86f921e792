// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

/** What is done with a file of a watched folder afterwards. */
public enum FileAction {
  /** It stays where it is. */
  LEAVE,
  /** It is moved into the subfolder {@code inspected} or {@code failed}. */
  MOVE,
  /** It is deleted. */
  DELETE
}
