// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of one row by name. Enums are stored in lower case.
 *
 * @param set at the row
 */
record Row(ResultSet set) {
  String text(String column) throws SQLException {
    return set.getString(column);
  }

  Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(set.getString(column));
  }

  Optional<Double> optionalNumber(String column) throws SQLException {
    double value = set.getDouble(column);
    return set.wasNull() ? Optional.empty() : Optional.of(value);
  }

  <E extends Enum<E>> E choice(String column, Class<E> type) throws SQLException {
    return Enum.valueOf(type, set.getString(column).toUpperCase(Locale.ROOT));
  }

  <E extends Enum<E>> Optional<E> optionalChoice(String column, Class<E> type) throws SQLException {
    return optionalText(column).map(name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)));
  }

  /** The text of a choice in a column. */
  static String stored(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
