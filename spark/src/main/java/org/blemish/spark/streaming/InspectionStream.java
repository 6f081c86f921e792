// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.streaming;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sha2;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.blemish.spark.BlemishDetector;

/**
 * Inspects the parts of a stream, each content once: a file that arrives again within the delay is
 * left out. Written by the sink {@code parquet} with a checkpoint, every part is in the output
 * exactly once, after a restart too. Images are dropped before the shuffle that finds repetitions.
 *
 * @param detector with a column of bytes as input
 * @param timeCol column with the time of a part, a timestamp
 * @param delay longest time by which a part is expected to be late, such as {@code 10 minutes}; by
 *     Spark's rule, a part that is later is left out and counted as {@code
 *     numRowsDroppedByWatermark}
 */
public record InspectionStream(BlemishDetector detector, String timeCol, String delay) {
  /** Column of the result: SHA-256 of the image file. */
  public static final String DIGEST = "content_digest";

  /** Columns of the format {@code binaryFile}, which streams have to state. */
  private static final StructType FILES =
      new StructType()
          .add("path", DataTypes.StringType)
          .add("modificationTime", DataTypes.TimestampType)
          .add("length", DataTypes.LongType)
          .add("content", DataTypes.BinaryType);

  /**
   * The files of a folder, now and later; their time is {@code modificationTime}. A file has to
   * appear complete, by renaming it.
   *
   * @param files most files of one batch, which bounds the time until results are written
   */
  public static Dataset<Row> folder(SparkSession session, String folder, int files) {
    return session
        .readStream()
        .schema(FILES)
        .format("binaryFile")
        .option("maxFilesPerTrigger", files)
        .load(folder);
  }

  /**
   * The messages of Kafka topics, each an image file: columns {@code content}, {@code path} (the
   * message's key) and {@code timestamp} (the message's time). Needs Spark's package {@code
   * spark-sql-kafka-0-10}.
   *
   * @param servers such as {@code broker:9092}
   * @param topics separated by commas
   */
  public static Dataset<Row> kafka(SparkSession session, String servers, String topics) {
    return session
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", servers)
        .option("subscribe", topics)
        .option("startingOffsets", "earliest")
        .load()
        .select(
            col("value").as("content"),
            col("key").cast(DataTypes.StringType).as("path"),
            col("timestamp"));
  }

  /**
   * The results of the parts, with {@link #DIGEST}.
   *
   * @throws org.blemish.core.BlemishException if a column is missing or of another type, or the
   *     delay is no interval
   */
  public Dataset<Row> results(Dataset<Row> parts) {
    EventTime time = new EventTime(timeCol, delay);
    StructType unused = detector.transformSchema(parts.schema());
    String image = detector.getOrDefault(detector.inputCol());
    return time.watermark(detector.transform(parts.withColumn(DIGEST, sha2(col(image), 256))))
        .dropDuplicatesWithinWatermark(new String[] {DIGEST});
  }
}
