// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** How a part came to the server. */
public enum PartOrigin {
  /** By a request. */
  REST,
  /** From a watched folder. */
<<<<<<< HEAD
  FOLDER
=======
  FOLDER,
  /** As a frame of a camera, on standard input. */
  FRAME,
  /** Generated for the demonstration. */
  DEMO
>>>>>>> 0c9febd (Watched folders, 'blemish watch', and an outbox for signed webhooks and MQTT)
}
