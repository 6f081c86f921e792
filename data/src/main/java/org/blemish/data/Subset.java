// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.util.List;
import java.util.Locale;

/** The three lists of samples of a data set. No image may be in two of them. */
public enum Subset {
  TRAIN("training"),
  VALIDATION("validation"),
  TEST("test");

  private final String title;

  Subset(String title) {
    this.title = title;
  }

  /** For messages: {@code training}. */
  public String title() {
    return title;
  }

  /** The samples of a data set that are in this subset. */
  public List<Sample> of(Dataset dataset) {
    return switch (this) {
      case TRAIN -> dataset.train();
      case VALIDATION -> dataset.validation();
      case TEST -> dataset.test();
    };
  }

  /** As in tables and folders: {@code train}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
