// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.streaming;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.util.IntervalUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.blemish.core.BlemishException;

/**
 * The time of a row and how late it may be.
 *
 * @param column a timestamp
 * @param delay such as {@code 10 minutes}
 */
record EventTime(String column, String delay) {
  EventTime {
    requireInterval("delay", delay);
  }

  /**
   * @param name of the setting, for the message
   * @throws BlemishException if the text is no interval
   */
  static void requireInterval(String name, String text) {
    try {
      IntervalUtils.stringToInterval(UTF8String.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new BlemishException(
          "%s \"%s\": expected an interval such as \"10 minutes\"".formatted(name, text), e);
    }
  }

  /**
   * The rows with the watermark of this time.
   *
   * @throws BlemishException if the column is missing or is no timestamp
   */
  Dataset<Row> watermark(Dataset<Row> rows) {
    StructType schema = rows.schema();
    if (!Arrays.asList(schema.fieldNames()).contains(column)) {
      throw new BlemishException(
          "the data set has no column \"%s\" with the time, it has %s"
              .formatted(column, Arrays.toString(schema.fieldNames())));
    }
    if (!schema.apply(column).dataType().equals(DataTypes.TimestampType)) {
      throw new BlemishException(
          "column \"%s\" is %s, expected timestamp"
              .formatted(column, schema.apply(column).dataType().simpleString()));
    }
    return rows.withWatermark(column, delay);
  }
}
