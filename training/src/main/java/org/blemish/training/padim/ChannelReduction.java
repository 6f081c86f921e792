// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;


/** How the joined channels are brought down to fewer dimensions. */
public enum ChannelReduction {
  /** So many channels by chance, as they are: as published. */
  RANDOM,
  /** So many principal components, each of unit variance over all places. */
  WHITENED
}
