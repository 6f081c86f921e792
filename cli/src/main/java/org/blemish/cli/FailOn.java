// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import org.blemish.core.scoring.Verdict;

/** Which verdict makes a command end with exit code 3. */
enum FailOn {
  DEFECTIVE,
  UNSURE;

  boolean matches(Verdict verdict) {
    return verdict == Verdict.DEFECTIVE || (this == UNSURE && verdict == Verdict.UNSURE);
  }
}
