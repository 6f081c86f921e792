// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import org.blemish.core.scoring.Verdict;

/** Verdicts that make a command end with exit code 3. */
enum FailOn {
  DEFECTIVE,
  UNSURE;

  boolean matches(Verdict verdict) {
    return verdict == Verdict.DEFECTIVE || (this == UNSURE && verdict == Verdict.UNSURE);
  }
}
