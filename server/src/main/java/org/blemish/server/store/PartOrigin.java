// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** How a part came to the server. */
public enum PartOrigin {
  /** By a request. */
  REST,
  /** From a watched folder. */
  FOLDER,
  /** As a frame of a camera, on standard input. */
  FRAME
}
