// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.Locale;

/** Which network is being trained. */
public enum Phase {
  TEACHER,
  STUDENT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
