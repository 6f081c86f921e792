// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

/** Severity of a finding. */
public enum FindingSeverity {
  /** Training or evaluation fails, or gives wrong results. */
  ERROR,
  /** Results may be wrong. */
  WARNING,
  /** For information. */
  NOTE
}
