// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** What became of a file of a watched folder. */
public enum FileOutcome {
  /** It was inspected. */
  INSPECTED,
  /** A file with the same bytes had been inspected for the same product. */
  DUPLICATE,
  /** It cannot be decoded or does not fit the model. */
  FAILED
}
