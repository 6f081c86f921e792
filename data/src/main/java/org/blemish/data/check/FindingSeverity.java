// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

/** How bad a finding is. */
public enum FindingSeverity {
  /** Training or evaluation fails on it, or gives wrong figures. */
  ERROR,
  /** Figures may be wrong: worth a look. */
  WARNING,
  /** Good to know. */
  NOTE
}
