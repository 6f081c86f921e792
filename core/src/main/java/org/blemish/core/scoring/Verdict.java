// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;

/** Result of an inspection. */
public enum Verdict {
  /** The score is within the range of good parts. */
  GOOD,
  /**
   * The part should be checked by hand: its score is high for a good part, or the quality gate
   * rejects the image.
   */
  UNSURE,
  /** The score is above the reject threshold, which only a stated share of good parts exceeds. */
  DEFECTIVE,
  /** No verdict: the model has no thresholds until it is calibrated. */
  NONE;

  /** In upper case, as the command line prints it; other choices in files are in lower case. */
  @JsonValue
  String json() {
    return name();
  }
}
