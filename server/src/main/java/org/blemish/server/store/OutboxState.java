// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** Whether a message is still tried. */
public enum OutboxState {
  /** It is delivered as soon as its receiver takes it. */
  WAITING,
  /** The receiver refused it, or it was tried for too long: it is kept until a person decides. */
  DEAD
}
