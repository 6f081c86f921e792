// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.Locale;

/** The network that is trained. */
enum Phase {
  TEACHER,
  STUDENT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
