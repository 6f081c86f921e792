// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One row of the table of results.
 *
 * @param name of the training
 * @param setup what was trained, if known
 * @param modelDigest digest of the model, of a training of one product
 * @param metrics of the evaluation, by their names in {@code metrics.json}; fractions
 * @param seconds of all commands together, on the executor that finished them
 * @param executor id of that executor
 * @param attempt of the task: 0 if no executor was lost meanwhile
 * @param error one line that says why the training failed
 */
record TrainingResult(
    String name,
    Setup setup,
    Optional<String> modelDigest,
    Map<String, Double> metrics,
    double seconds,
    String executor,
    int attempt,
    Optional<String> error) {
  static final StructType TYPE =
      new StructType()
          .add("name", DataTypes.StringType, false)
          .add("category", DataTypes.StringType)
          .add("method", DataTypes.StringType)
          .add("preset", DataTypes.StringType)
          .add("modality", DataTypes.StringType)
          .add("ablation", DataTypes.StringType)
          .add("seed", DataTypes.LongType)
          .add("model_digest", DataTypes.StringType)
          .add("metrics", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
          .add("seconds", DataTypes.DoubleType, false)
          .add("executor", DataTypes.StringType, false)
          .add("attempt", DataTypes.IntegerType, false)
          .add("error", DataTypes.StringType);

  /** What was trained, as far as the program's results say it. */
  record Setup(
      Optional<String> category,
      Optional<String> method,
      Optional<String> preset,
      Optional<String> modality,
      Optional<String> ablation,
      Optional<Long> seed) {
    static final Setup UNKNOWN =
        new Setup(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * What {@code finished.json} holds.
   *
   * @param training as it was given, to notice other arguments under the same name
   * @param results one, or one for each job of a benchmark
   */
  record Finished(Training training, List<TrainingResult> results) {}

  Row row() {
    return RowFactory.create(
        name,
        setup.category().orElse(null),
        setup.method().orElse(null),
        setup.preset().orElse(null),
        setup.modality().orElse(null),
        setup.ablation().orElse(null),
        setup.seed().orElse(null),
        modelDigest.orElse(null),
        metrics,
        seconds,
        executor,
        attempt,
        error.orElse(null));
  }
}
