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
import scala.Tuple2;

/**
 * What follows from the counts at all distinct scores: areas under the ROC curve, the
 * precision-recall curve and the curve of the regions' mean overlap, and the best thresholds.
 *
 * @param total of all scores
 * @param auroc area under the ROC curve
 * @param averagePrecision sum of precision times gained recall
 * @param overlaps for each limit, the area under the overlap curve up to that false positive rate,
 *     divided by it
 * @param f1Max best F1 of all thresholds
 * @param recalls for each false reject rate, the highest recall of a threshold that keeps it
 */
record CurveSums(
    ScoreCounts total,
    double auroc,
    double averagePrecision,
    double[] overlaps,
    double f1Max,
    double[] recalls) {
  /**
   * Computes the areas in two passes over the distinct scores, which are kept on the executors'
   * disks in between: the first adds up each partition, the second knows what is above it.
   *
   * @param counts rows of {@link ScoreCounts#TYPE}, in any order, with scores that may repeat
   * @param limits false positive rates, above 0 and at most 1
   * @param falseRejectRates 0 to 1
   */
  static CurveSums of(Dataset<Row> counts, List<Double> limits, List<Double> falseRejectRates) {
    Dataset<Row> sorted = ScoreCounts.descending(counts).persist(StorageLevel.DISK_ONLY());
    try {
      ScoreCounts[] above = above(sorted);
      ScoreCounts total = above[above.length - 1];
      CurvePart.Request request = new CurvePart.Request(limits, falseRejectRates);
      MapPartitionsFunction<Row, Tuple2<Integer, Double>> part =
          rows ->
              numbered(
                  new CurvePart(above[TaskContext.getPartitionId()], total, request).add(rows));
      double[] joined = new double[request.size()];
      for (Tuple2<Integer, Double> value :
          sorted
              .mapPartitions(part, Encoders.tuple(Encoders.INT(), Encoders.DOUBLE()))
              .collectAsList()) {
        joined[value._1()] = request.join(value._1(), joined[value._1()], value._2());
      }
      return new CurveSums(
          total,
          joined[CurvePart.AUROC],
          joined[CurvePart.AVERAGE_PRECISION],
          request.overlaps(joined),
          joined[CurvePart.F1_MAX],
          request.recalls(joined));
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
}
