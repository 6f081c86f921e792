// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.VerdictCounts;

/**
 * The result of a {@link DistributedEvaluation}. Immutable.
 *
 * @param good number of good images
 * @param defective number of defective images
 * @param withoutScore images that could not be inspected; they are in no metric
 * @param values metrics by name, as fractions; one that is undefined, such as an AUROC without
 *     defective images, is missing
 * @param verdicts counts with exact 95 % intervals; empty if the model gives no verdict
 */
public record DistributedMetrics(
    long good,
    long defective,
    long withoutScore,
    Map<String, Double> values,
    Optional<VerdictCounts> verdicts) {
  public DistributedMetrics {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** One metric; empty if it is undefined. */
  public OptionalDouble value(MetricKey key) {
    Double value = values.get(key.name());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
