// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.blemish.spark.inspection.InputLimits;
import org.blemish.spark.inspection.ModelReference;
import org.blemish.spark.inspection.PartInspector;
import org.blemish.spark.inspection.ResultColumn;
import org.jspecify.annotations.Nullable;

/**
 * The SQL function {@code blemish_score(content)}: the image score of an image file's bytes; null
 * if they cannot be inspected.
 *
 * <pre>{@code
 * BlemishScore.register(spark, "model.blemish");
 * spark.sql("select path, blemish_score(content) from parts");
 * }</pre>
 *
 * <p>From Python, {@code spark.udf.registerJavaFunction("blemish_score",
 * "org.blemish.spark.BlemishScore", "double")} registers it with the model that the settings {@code
 * spark.blemish.model} and, optionally, {@code spark.blemish.digest} name.
 */
public final class BlemishScore implements UDF1<byte[], Double> {
  private static final long serialVersionUID = 1L;

  /** Name of the function. */
  public static final String NAME = "blemish_score";

  private static final String MODEL = "spark.blemish.model";
  private static final String DIGEST = "spark.blemish.digest";

  private final PartInspector inspector;

  /** With the model that the settings of Spark name. */
  public BlemishScore() {
    this(
        new ModelReference(
            SparkEnv.get().conf().get(MODEL, ""), SparkEnv.get().conf().get(DIGEST, "")));
  }

  private BlemishScore(ModelReference model) {
    inspector = new PartInspector(model.withDigest(), InputLimits.DEFAULT, "");
  }

  /**
   * Registers the function in a session.
   *
   * @param modelPath as in {@link BlemishDetector#setModelPath}
   * @throws org.blemish.core.BlemishException if the driver cannot read the model
   */
  public static void register(SparkSession session, String modelPath) {
    UserDefinedFunction function =
        functions.udf(new BlemishScore(new ModelReference(modelPath, "")), DataTypes.DoubleType);
    session.udf().register(NAME, function);
  }

  @Override
  public @Nullable Double call(byte @Nullable [] content) {
    Row result = inspector.call(content, null, null);
    int score = ResultColumn.TYPE.fieldIndex(ResultColumn.SCORE.columnName());
    return result.isNullAt(score) ? null : result.getDouble(score);
  }
}
