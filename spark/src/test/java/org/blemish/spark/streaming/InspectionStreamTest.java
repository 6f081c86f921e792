// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.blemish.core.BlemishException;
import org.blemish.spark.BlemishDetector;
import org.blemish.spark.SparkSessions;
import org.blemish.spark.TinyParts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionStreamTest {
  @TempDir static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = SparkSessions.local();
  }

  @Test
  void everyContentIsInTheOutputOnceAfterARestartToo() throws Exception {
    Path model = TinyParts.model(folder);
    Path parts = Files.createDirectory(folder.resolve("parts"));
    List<Path> images = TinyParts.images(Files.createDirectory(folder.resolve("camera")), 6);
    for (int i = 0; i < 4; i++) {
      copy(images.get(i), parts.resolve("first-" + i + ".png"), Duration.ZERO);
    }
    copy(images.get(0), parts.resolve("again.png"), Duration.ofSeconds(-5));
    Files.writeString(parts.resolve("damaged.png"), "not an image");
    inspect(model, parts);

    copy(images.get(1), parts.resolve("later.png"), Duration.ofSeconds(5));
    copy(images.get(4), parts.resolve("new.png"), Duration.ofSeconds(5));
    copy(images.get(5), parts.resolve("late.png"), Duration.ofMinutes(-2)); // within the delay
    inspect(model, parts);
    inspect(model, parts); // nothing new

    Dataset<Row> results = spark.read().parquet(folder.resolve("results").toString());
    assertThat(results.count()).isEqualTo(7);
    assertThat(results.select(InspectionStream.DIGEST).distinct().count()).isEqualTo(7);
    assertThat(results.filter("error is not null").select("path").as(Encoders.STRING()).first())
        .endsWith("damaged.png");
    assertThat(results.filter("verdict = 'DEFECTIVE'").count()).isEqualTo(2);
    assertThat(results.columns()).doesNotContain("content");
  }

  private static void copy(Path image, Path to, Duration time) throws IOException {
    Files.copy(image, to);
    Files.setLastModifiedTime(to, FileTime.from(Instant.now().plus(time)));
  }

  private static void inspect(Path model, Path parts) throws Exception {
    BlemishDetector detector = new BlemishDetector().setModelPath(model.toString());
    new InspectionStream(detector, "modificationTime", "10 minutes")
        .results(InspectionStream.folder(spark, parts.toString(), 100))
        .writeStream()
        .format("parquet")
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .trigger(Trigger.AvailableNow())
        .start(folder.resolve("results").toString())
        .awaitTermination();
  }

  @Test
  void windowsHaveQuantilesSharesAndReasons() {
    StructType type =
        new StructType()
            .add("time", DataTypes.TimestampType)
            .add("score", DataTypes.DoubleType)
            .add("verdict", DataTypes.StringType)
            .add("reason", DataTypes.StringType)
            .add("error", DataTypes.StringType);
    String dark = "darker than any training image: 34 % of the exposure, 58 to 174 % are accepted";
    String high = "score -0.01702 is above the unsure threshold -0.3753";
    Dataset<Row> results =
        spark.createDataFrame(
            List.of(
                result("2026-01-01T10:05:00Z", 1.0, "GOOD", null, null),
                result("2026-01-01T10:10:00Z", 2.0, "UNSURE", dark, null),
                result("2026-01-01T10:15:00Z", 3.0, "UNSURE", high, null),
                result("2026-01-01T10:20:00Z", 9.0, "DEFECTIVE", high, null),
                result("2026-01-01T10:25:00Z", null, null, null, "damaged"),
                result("2026-01-01T11:05:00Z", 4.0, "GOOD", null, null)),
            type);
    DriftWindows windows = new DriftWindows("time", "1 hour", "10 minutes");

    List<Row> rows = windows.verdicts(results).orderBy("window").collectAsList();

    assertThat(rows).hasSize(2);
    Row first = rows.get(0);
    assertThat(first.<Long>getAs("parts")).isEqualTo(5);
    assertThat(first.<Long>getAs("errors")).isEqualTo(1);
    assertThat(first.<Double>getAs("score_05")).isEqualTo(1);
    assertThat(first.<Double>getAs("score_50")).isEqualTo(2);
    assertThat(first.<Double>getAs("score_95")).isEqualTo(9);
    assertThat(first.<Double>getAs("good")).isCloseTo(0.25, within(1e-12));
    assertThat(first.<Double>getAs("unsure")).isCloseTo(0.5, within(1e-12));
    assertThat(first.<Double>getAs("defective")).isCloseTo(0.25, within(1e-12));
    assertThat(rows.get(1).<Double>getAs("score_50")).isEqualTo(4);
    assertThat(
            windows
                .reasons(results)
                .orderBy("reason")
                .selectExpr("concat(reason, '=', parts)")
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactly("darker than any training image=1", "score=2");
  }

  @Test
  void aWrongTimeIsOneClearError() {
    Dataset<Row> rows = spark.range(3).toDF("id").selectExpr("id", "string(id) as time");
    assertThatThrownBy(() -> new DriftWindows("when", "1 hour", "1 minute").verdicts(rows))
        .isInstanceOf(BlemishException.class)
        .hasMessage("the data set has no column \"when\" with the time, it has [id, time]");
    assertThatThrownBy(() -> new DriftWindows("time", "1 hour", "1 minute").reasons(rows))
        .isInstanceOf(BlemishException.class)
        .hasMessage("column \"time\" is string, expected timestamp");
    assertThatThrownBy(() -> new DriftWindows("time", "an hour", "1 minute"))
        .isInstanceOf(BlemishException.class)
        .hasMessage("length of a window \"an hour\": expected an interval such as \"10 minutes\"");
    BlemishDetector detector = new BlemishDetector().setInputCol("image");
    assertThatThrownBy(() -> new InspectionStream(detector, "time", "ten").results(rows))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith("delay \"ten\"");
    assertThatThrownBy(() -> new InspectionStream(detector, "time", "1 hour").results(rows))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no column \"image\"");
  }

  private static Row result(
      String time,
      @Nullable Object score,
      @Nullable Object verdict,
      @Nullable Object reason,
      @Nullable Object error) {
    return RowFactory.create(Timestamp.from(Instant.parse(time)), score, verdict, reason, error);
  }
}
