// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is said of a part. */
public enum Verdict {
  /** The score is one that good parts have. */
  GOOD,
  /** Somebody should look: the score is high for a good part, or the picture cannot be trusted. */
  UNSURE,
  /** The score is above what all but the agreed share of good parts have. */
  DEFECTIVE,
  /** Nothing is said: the model carries no thresholds until it is calibrated. */
  NONE;

  /** In upper case, as the command line prints it; other choices in files are in lower case. */
  @JsonValue
  String json() {
    return name();
  }
}
