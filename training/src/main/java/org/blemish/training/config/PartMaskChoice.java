// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

/** Whether part and background are told apart. */
public enum PartMaskChoice {
  /** Where the border of good images is a plain background; see {@code PartMaskFitting}. */
  AUTO,
  /** Never: every pixel is scored alike. */
  OFF
}
