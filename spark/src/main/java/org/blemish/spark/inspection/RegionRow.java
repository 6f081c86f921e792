// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.scoring.Region;

/** A {@link Region} as a row: its bounding box, number of pixels, centroid and values. */
final class RegionRow {
  static final StructType TYPE =
      DataTypes.createStructType(
          List.of(
              DataTypes.createStructField("x", DataTypes.IntegerType, false),
              DataTypes.createStructField("y", DataTypes.IntegerType, false),
              DataTypes.createStructField("width", DataTypes.IntegerType, false),
              DataTypes.createStructField("height", DataTypes.IntegerType, false),
              DataTypes.createStructField("area", DataTypes.IntegerType, false),
              DataTypes.createStructField("centre_x", DataTypes.DoubleType, false),
              DataTypes.createStructField("centre_y", DataTypes.DoubleType, false),
              DataTypes.createStructField("max", DataTypes.DoubleType, false),
              DataTypes.createStructField("score", DataTypes.DoubleType, false)));

  private RegionRow() {}

  static Row of(Region region) {
    Rectangle bounds = region.bounds();
    return RowFactory.create(
        bounds.x(),
        bounds.y(),
        bounds.width(),
        bounds.height(),
        region.area(),
        region.x(),
        region.y(),
        region.max(),
        region.score());
  }
}
