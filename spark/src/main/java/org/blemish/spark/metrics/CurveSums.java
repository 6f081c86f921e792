// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.blemish.evaluation.metrics.RampArea;
import scala.Tuple2;

/**
 * Areas under the ROC curve, the precision-recall curve and the curve of the regions' mean overlap,
 * over all distinct scores.
 *
 * @param total of all scores
 * @param auroc area under the ROC curve
 * @param averagePrecision sum of precision times gained recall
 * @param overlaps for each limit, the area under the overlap curve up to that false positive rate,
 *     divided by it
 */
record CurveSums(ScoreCounts total, double auroc, double averagePrecision, double[] overlaps) {
  /**
   * Computes the areas in two passes over the distinct scores, which are kept on the executors'
   * disks in between: the first adds up each partition, the second knows what is above it.
   *
   * @param counts rows of {@link ScoreCounts#TYPE}, in any order, with scores that may repeat
   * @param limits false positive rates, above 0 and at most 1
   */
  static CurveSums of(Dataset<Row> counts, List<Double> limits) {
    Dataset<Row> sorted = ScoreCounts.descending(counts).persist(StorageLevel.DISK_ONLY());
    try {
      ScoreCounts[] above = above(sorted);
      ScoreCounts total = above[above.length - 1];
      double[] rates = limits.stream().mapToDouble(Double::doubleValue).toArray();
      MapPartitionsFunction<Row, Tuple2<Integer, Double>> part =
          rows -> numbered(new Part(above[TaskContext.getPartitionId()], total, rates).add(rows));
      double[] sums = new double[2 + rates.length];
      for (Tuple2<Integer, Double> sum :
          sorted
              .mapPartitions(part, Encoders.tuple(Encoders.INT(), Encoders.DOUBLE()))
              .collectAsList()) {
        sums[sum._1()] += sum._2();
      }
      double[] overlaps = new double[rates.length];
      for (int i = 0; i < rates.length; i++) {
        overlaps[i] = sums[2 + i] / rates[i];
      }
      return new CurveSums(total, sums[0], sums[1], overlaps);
    } finally {
      sorted.unpersist();
    }
  }

  private static Iterator<Tuple2<Integer, Double>> numbered(double[] sums) {
    return IntStream.range(0, sums.length).mapToObj(i -> new Tuple2<>(i, sums[i])).iterator();
  }

  /** The counts above each partition, and those of all partitions at the end. */
  private static ScoreCounts[] above(Dataset<Row> sorted) {
    MapPartitionsFunction<Row, Row> sum =
        rows -> {
          ScoreCounts counts = ScoreCounts.NONE;
          while (rows.hasNext()) {
            counts = counts.plus(ScoreCounts.of(rows.next()));
          }
          return List.of(counts.row(TaskContext.getPartitionId())).iterator();
        };
    List<Row> sums = sorted.mapPartitions(sum, Encoders.row(ScoreCounts.TYPE)).collectAsList();
    ScoreCounts[] above = new ScoreCounts[sums.size() + 1];
    above[0] = ScoreCounts.NONE;
    for (Row row : sums) {
      above[(int) row.getDouble(0) + 1] = ScoreCounts.of(row);
    }
    for (int i = 1; i < above.length; i++) {
      above[i] = above[i].plus(above[i - 1]);
    }
    return above;
  }

  /** Whether there are positives and negatives: without both there is no area. */
  boolean defined() {
    return total.positives() > 0 && total.negatives() > 0;
  }

  /** The sums of one partition. */
  private static final class Part {
    private final ScoreCounts total;
    private final double regions;
    private final double[] limits;
    private long falsePositives;
    private long truePositives;

    Part(ScoreCounts above, ScoreCounts total, double[] limits) {
      this.total = total;
      this.limits = limits;
      // The shares of a region's pixels add up to 1.
      regions = Math.rint(total.overlap());
      falsePositives = above.negatives();
      truePositives = above.positives();
    }

    /** AUROC, average precision, and the areas under the overlap curve. */
    double[] add(Iterator<Row> rows) {
      double[] sums = new double[2 + limits.length];
      while (rows.hasNext()) {
        ScoreCounts counts = ScoreCounts.of(rows.next());
        double x0 = (double) falsePositives / total.negatives();
        falsePositives += counts.negatives();
        double x1 = (double) falsePositives / total.negatives();
        if (counts.positives() > 0) {
          truePositives += counts.positives();
          double recall = (double) counts.positives() / total.positives();
          sums[0] += recall * RampArea.upTo(x0, x1, 1);
          sums[1] += recall * truePositives / (truePositives + falsePositives);
          for (int i = 0; i < limits.length; i++) {
            sums[2 + i] += counts.overlap() / regions * RampArea.upTo(x0, x1, limits[i]);
          }
        }
      }
      return sums;
    }
  }
}
