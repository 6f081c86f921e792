// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a result, in their order. Each is null where it does not apply. */
public enum ResultColumn {
  /** Image score; higher is more anomalous. */
  SCORE(DataTypes.DoubleType),
  /** Scores above it are defective; null if the model is not calibrated. */
  THRESHOLD(DataTypes.DoubleType),
  /** Name of a {@link org.blemish.core.scoring.Verdict}. */
  VERDICT(DataTypes.StringType),
  /** Why the part is not good. */
  REASON(DataTypes.StringType),
  /** Connected pixels that look defective, the strongest first. */
  REGIONS(DataTypes.createArrayType(RegionRow.TYPE, false)),
  /** Path of the anomaly map; null if maps are not written. */
  MAP_PATH(DataTypes.StringType),
  /** Digest of the model. */
  MODEL_DIGEST(DataTypes.StringType),
  /** Why the part could not be inspected; then all others but the digest are null. */
  ERROR(DataTypes.StringType);

  /** All columns. */
  public static final StructType TYPE =
      DataTypes.createStructType(Arrays.stream(values()).map(column -> column.field("")).toList());

  @SuppressWarnings("ImmutableEnumChecker") // Spark's types do not change
  private final DataType type;

  ResultColumn(DataType type) {
    this.type = type;
  }

  /** The column's name without prefix. */
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column under a name with this prefix. */
  public StructField field(String prefix) {
    return DataTypes.createStructField(prefix + columnName(), type, true);
  }

  /** All columns under names with this prefix. */
  public static List<StructField> fields(String prefix) {
    return Arrays.stream(values()).map(column -> column.field(prefix)).toList();
  }
}
