// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.blemish.core.BlemishException;

/** The columns that a {@link DistributedEvaluation} reads. */
enum EvaluationColumn {
  SCORE(DataTypes.DoubleType),
  VERDICT(DataTypes.StringType),
  MAP_PATH(DataTypes.StringType),
  DEFECTIVE(DataTypes.BooleanType),
  DEFECT_TYPE(DataTypes.StringType),
  /** Of strings, or of arrays of them. */
  MASK_PATH(DataTypes.createArrayType(DataTypes.StringType)),
  DEFECTS_CONFIG(DataTypes.StringType),
  EXCLUDED_PATH(DataTypes.StringType);

  @SuppressWarnings("ImmutableEnumChecker") // Spark's types do not change
  private final DataType type;

  EvaluationColumn(DataType type) {
    this.type = type;
  }

  String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean in(StructType schema) {
    return Arrays.asList(schema.fieldNames()).contains(columnName());
  }

  /**
   * @throws BlemishException if the data set has no such column, or one of another type
   */
  void require(StructType schema) {
    if (!in(schema) || !fits(schema)) {
      throw new BlemishException(
          "column \"%s\" is %s, expected %s; the data set has %s"
              .formatted(
                  columnName(),
                  in(schema) ? schema.apply(columnName()).dataType().simpleString() : "missing",
                  this == MASK_PATH ? "string or array<string>" : type.simpleString(),
                  Arrays.toString(schema.fieldNames())));
    }
  }

  private boolean fits(StructType schema) {
    DataType found = schema.apply(columnName()).dataType();
    if (this != MASK_PATH) {
      return found.equals(type);
    }
    return (found instanceof ArrayType many ? many.elementType() : found)
        .equals(DataTypes.StringType);
  }

  /**
   * The column of a data set; nulls if it has none.
   *
   * @throws BlemishException if it is of another type
   */
  Column of(StructType schema) {
    if (!in(schema)) {
      return lit(null).cast(type).as(columnName());
    }
    require(schema);
    Column column = col(columnName());
    boolean one =
        this == MASK_PATH && schema.apply(columnName()).dataType().equals(DataTypes.StringType);
    return one ? when(column.isNotNull(), array(column)).as(columnName()) : column;
  }
}
