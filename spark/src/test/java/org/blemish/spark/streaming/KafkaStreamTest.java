// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.inference.Detector;
import org.blemish.inference.TinyModel;
import org.blemish.spark.BlemishDetector;
import org.blemish.spark.SparkSessions;
import org.blemish.spark.TinyParts;
import org.blemish.spark.streaming.KafkaBroker.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker, which is killed in the middle. */
@Tag("system")
class KafkaStreamTest {
  private static final String TOPIC = "parts";
  private static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00:00Z
  private static final long MINUTE = 60_000;

  @TempDir static Path folder;
  private static SparkSession spark;
  private static KafkaBroker broker;
  private static Path model;
  private static List<Path> images;

  @BeforeAll
  static void start() throws Exception {
    spark = SparkSessions.local();
    broker = KafkaBroker.start(Files.createDirectory(folder.resolve("broker")));
    model = TinyParts.model(folder);
    images = TinyParts.images(Files.createDirectory(folder.resolve("camera")), 12);
  }

  @AfterAll
  static void stop() throws Exception {
    broker.stop();
  }

  private static Message image(int number, String key, long time) throws Exception {
    return new Message(key, time, Files.readAllBytes(images.get(number)));
  }

  private static DataStreamWriter<Row> inspection() {
    BlemishDetector detector = new BlemishDetector().setModelPath(model.toString());
    return new InspectionStream(detector, "timestamp", "10 minutes")
        .results(InspectionStream.kafka(spark, broker.servers(), TOPIC))
        .writeStream()
        .format("parquet")
        .option("checkpointLocation", folder.resolve("checkpoint").toString());
  }

  private static String results() {
    return folder.resolve("results").toString();
  }

  private static void inspectAll() throws Exception {
    inspection().trigger(Trigger.AvailableNow()).start(results()).awaitTermination();
  }

  private static long rows() {
    return Files.exists(Path.of(results(), "_spark_metadata", "0")) // the first batch is complete
        ? spark.read().parquet(results()).count()
        : 0;
  }

  @Test
  void everyPartIsInTheOutputOnce() throws Exception {
    broker.createTopic(TOPIC, 3);
    List<Message> first = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      first.add(image(i, "part-" + i, NOON + i * 1000L));
    }
    first.add(image(0, "part-0-again", NOON + 7000)); // sent twice by the camera
    first.add(new Message("damaged", NOON + 8000, "not an image".getBytes(UTF_8)));
    first.add(new Message("empty", NOON + 9000, null));
    broker.send(TOPIC, first);

    // A query that runs when the broker is killed, and is then killed itself.
    StreamingQuery running = inspection().start(results());
    await(() -> rows() == 8, running);
    broker.restart();
    broker.send(
        TOPIC,
        List.of(
            image(6, "part-6", NOON + 5 * MINUTE),
            image(1, "part-1-again", NOON + 5 * MINUTE),
            image(7, "late", NOON - 3 * MINUTE))); // within the delay
    await(() -> rows() == 10, running);
    running.stop();

    // Continued from the checkpoint; the watermark passes the parts so far.
    broker.send(TOPIC, List.of(image(8, "part-8", NOON + 60 * MINUTE)));
    inspectAll();
    broker.send(
        TOPIC,
        List.of(
            image(9, "too-late", NOON - 30 * MINUTE), image(10, "part-10", NOON + 61 * MINUTE)));
    inspectAll();
    inspectAll(); // nothing new

    Dataset<Row> written = spark.read().parquet(results());
    assertThat(paths(written))
        .containsExactlyInAnyOrder(
            "part-1",
            "part-2",
            "part-3",
            "part-4",
            "part-5",
            "part-6",
            "part-8",
            "part-10",
            "damaged",
            "empty",
            "late",
            first(written));
    assertThat(first(written)).startsWith("part-0");
    assertThat(paths(written.filter("error is not null")))
        .containsExactlyInAnyOrder("damaged", "empty");
    assertThat(written.columns()).doesNotContain("content").contains("timestamp");
    try (Detector detector = Detector.open(model, TinyModel.ONE_THREAD)) {
      for (int i : IntStream.of(2, 6, 10).toArray()) {
        assertThat(
                written
                    .filter("path = 'part-%d'".formatted(i))
                    .select("score")
                    .as(Encoders.DOUBLE())
                    .first())
            .isEqualTo(detector.inspect(Images.read(images.get(i))).score());
      }
    }
    drift();
  }

  /** The first of two messages with the same image; which one, partitions decide. */
  private static String first(Dataset<Row> written) {
    return written.filter("path like 'part-0%'").select("path").as(Encoders.STRING()).first();
  }

  private static List<String> paths(Dataset<Row> rows) {
    return rows.select("path").as(Encoders.STRING()).collectAsList();
  }

  /** Drift by windows, as a second query that reads the results of the first. */
  private static void drift() throws Exception {
    Dataset<Row> results =
        spark.readStream().schema(spark.read().parquet(results()).schema()).parquet(results());
    new DriftWindows("timestamp", "30 minutes", "10 minutes")
        .verdicts(results)
        .writeStream()
        .format("parquet")
        .option("checkpointLocation", folder.resolve("drift-checkpoint").toString())
        .trigger(Trigger.AvailableNow())
        .start(folder.resolve("drift").toString())
        .awaitTermination();
    List<Row> windows =
        spark
            .read()
            .parquet(folder.resolve("drift").toString())
            .selectExpr("unix_millis(window.start) as start", "parts", "errors")
            .orderBy("start")
            .collectAsList();
    // The window from 13:00 is still open.
    assertThat(windows.stream().map(Row::toString))
        .containsExactly("[%d,1,0]".formatted(NOON - 30 * MINUTE), "[%d,9,2]".formatted(NOON));
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition, StreamingQuery query) throws Exception {
    long end = System.nanoTime() + 120_000_000_000L;
    while (!condition.holds()) {
      assertThat(query.exception().isEmpty()).as(() -> query.exception().toString()).isTrue();
      if (System.nanoTime() > end) {
        throw new TimeoutException("rows: " + rows());
      }
      Thread.sleep(200);
    }
  }

  @Test
  void aDetectorOfAnotherColumnIsOneClearError() {
    Dataset<Row> parts = InspectionStream.kafka(spark, broker.servers(), "other");
    BlemishDetector detector =
        new BlemishDetector().setModelPath(model.toString()).setInputCol("image");
    assertThatThrownBy(
            () -> new InspectionStream(detector, "timestamp", "10 minutes").results(parts))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no column \"image\"");
  }
}
