// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.util.List;
import java.util.Locale;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;

/** The parts of a data set that no picture may be in twice. */
enum CheckedSubset {
  TRAIN,
  VALIDATION,
  TEST;

  List<Sample> of(Dataset dataset) {
    return switch (this) {
      case TRAIN -> dataset.train();
      case VALIDATION -> dataset.validation();
      case TEST -> dataset.test();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
