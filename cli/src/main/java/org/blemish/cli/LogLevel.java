// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.Locale;

/** Values of {@code --log-level}. */
enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG;

  /** Sets the level of all loggers that are used later. */
  void set() {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", toString());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
