// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** How a model of a product came to be. */
public enum ModelOrigin {
  /** The file was uploaded. */
  UPLOAD,
  /** A training of this server. */
  TRAINING,
  /** A model of the product with thresholds from other good images. */
  CALIBRATION,
  /** A model of the product with thresholds set by hand. */
  THRESHOLD,
  /** A model of the product that has learned an accepted part. */
  FEEDBACK
}
