// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

/** How the joined channels are reduced to fewer dimensions. */
public enum ChannelReduction {
  /** Randomly chosen channels, unchanged, as published. */
  RANDOM,
  /** Principal components, each of unit variance over all cells. */
  WHITENED
}
