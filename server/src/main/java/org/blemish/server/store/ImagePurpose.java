// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** What an image of a product is for. */
public enum ImagePurpose {
  /** Good parts that models learn. */
  TRAIN,
  /** Parts that models are tried with; they decide nothing. */
  TEST
}
