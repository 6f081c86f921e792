// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** Kinds of jobs; each runs the command of its name. */
public enum JobKind {
  TRAIN,
  CALIBRATE,
  EVALUATE,
  PROBE
}
