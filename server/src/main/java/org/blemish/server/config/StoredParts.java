// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import org.blemish.core.scoring.Verdict;

/** Parts whose images or maps are stored. */
public enum StoredParts {
  /** All parts. */
  ALL,
  /** Parts that are not good. */
  REJECTED,
  /** No part. */
  NONE;

  /** Whether a part with this verdict is among them. */
  public boolean includes(Verdict verdict) {
    return this == ALL || (this == REJECTED && verdict != Verdict.GOOD);
  }
}
