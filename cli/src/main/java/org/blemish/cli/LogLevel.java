// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.List;
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

  /**
   * Without a chosen level: what the libraries of the database say about each of its steps would
   * hide the output of short commands, such as that of {@code token}.
   */
  static void setDefault() {
    for (String library : List.of("com.zaxxer.hikari", "org.flywaydb")) {
      System.setProperty("org.slf4j.simpleLogger.log." + library, WARN.toString());
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
