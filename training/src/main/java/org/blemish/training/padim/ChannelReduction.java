// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

/** How the joined channels are reduced to fewer dimensions. */
enum ChannelReduction {
  /** Randomly chosen channels, unchanged, as published. */
  RANDOM,
  /** Principal components, each of unit variance over all cells. */
  WHITENED
}
