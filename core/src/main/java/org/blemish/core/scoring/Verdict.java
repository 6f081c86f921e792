// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;

/** Result of an inspection. */
public enum Verdict {
  /** The score is one that good parts have. */
  GOOD,
  /**
   * A person should check the part: the score is high for a good part, or the image is not of the
   * quality that the model needs.
   */
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
