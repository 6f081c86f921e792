// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.blemish.evaluation.metrics.RampArea;
import org.blemish.evaluation.metrics.ThresholdTable;

/**
 * What one partition of sorted scores adds to {@link CurveSums}, as an array: AUROC, average
 * precision, best F1, the areas under the overlap curve and the recalls. For one thread.
 */
final class CurvePart {
  static final int AUROC = 0;
  static final int AVERAGE_PRECISION = 1;
  static final int F1_MAX = 2;
  private static final int FIRST_OVERLAP = 3;

  /**
   * What is computed for several values.
   *
   * @param limits of areas under the overlap curve
   * @param falseRejectRates of recalls
   */
  record Request(List<Double> limits, List<Double> falseRejectRates) implements Serializable {
    private static final long serialVersionUID = 1L;

    int size() {
      return firstRecall() + falseRejectRates.size();
    }

    int firstRecall() {
      return FIRST_OVERLAP + limits.size();
    }

    /** The value at a position of two partitions: areas are sums, F1 and recalls the largest. */
    double join(int position, double one, double other) {
      return position == F1_MAX || position >= firstRecall() ? Math.max(one, other) : one + other;
    }

    /** Mean heights up to the limits. */
    double[] overlaps(double[] joined) {
      double[] overlaps = Arrays.copyOfRange(joined, FIRST_OVERLAP, firstRecall());
      for (int i = 0; i < overlaps.length; i++) {
        overlaps[i] /= limits.get(i);
      }
      return overlaps;
    }

    double[] recalls(double[] joined) {
      return Arrays.copyOfRange(joined, firstRecall(), size());
    }
  }

  private final ScoreCounts total;
  private final double regions;
  private final Request request;
  private long falsePositives;
  private long truePositives;

  CurvePart(ScoreCounts above, ScoreCounts total, Request request) {
    this.total = total;
    this.request = request;
    regions = Math.rint(total.overlap()); // the shares of a region's pixels add up to 1
    falsePositives = above.negatives();
    truePositives = above.positives();
  }

  /** Adds all scores of the partition, descending. */
  double[] add(Iterator<Row> rows) {
    double[] values = new double[request.size()];
    while (rows.hasNext()) {
      ScoreCounts counts = ScoreCounts.of(rows.next());
      double x0 = (double) falsePositives / total.negatives();
      falsePositives += counts.negatives();
      double x1 = (double) falsePositives / total.negatives();
      if (counts.positives() > 0) {
        truePositives += counts.positives();
        double recall = (double) counts.positives() / total.positives();
        values[AUROC] += recall * RampArea.upTo(x0, x1, 1);
        values[AVERAGE_PRECISION] += recall * truePositives / (truePositives + falsePositives);
        values[F1_MAX] =
            Math.max(
                values[F1_MAX],
                ThresholdTable.f1(truePositives, falsePositives, total.positives()));
        for (int i = 0; i < request.limits().size(); i++) {
          values[FIRST_OVERLAP + i] +=
              counts.overlap() / regions * RampArea.upTo(x0, x1, request.limits().get(i));
        }
        putRecalls(values);
      }
    }
    return values;
  }

  private void putRecalls(double[] values) {
    for (int i = 0; i < request.falseRejectRates().size(); i++) {
      double rate = request.falseRejectRates().get(i);
      if (ThresholdTable.keeps(rate, falsePositives, total.negatives())) {
        values[request.firstRecall() + i] = (double) truePositives / total.positives();
      }
    }
  }
}
