// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;
import org.blemish.inference.Detector;
import org.blemish.inference.TinyModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlemishDetectorTest {
  private static final int COUNT = 12;

  @TempDir static Path folder;
  private static SparkSession spark;
  private static Path model;
  private static List<Path> images;

  @BeforeAll
  static void start() throws IOException {
    spark = SparkSessions.local();
    model = TinyParts.model(folder);
    images = TinyParts.images(Files.createDirectory(folder.resolve("images")), COUNT);
  }

  /** The session has a file that a test distributed, and which is deleted with its folder. */
  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static BlemishDetector detector() {
    return new BlemishDetector().setModelPath(model.toString());
  }

  private static Dataset<Row> files(Path of) {
    return spark.read().format("binaryFile").load(of.toString());
  }

  private static Dataset<Row> paths(List<String> paths) {
    return spark.createDataset(paths, Encoders.STRING()).toDF("image");
  }

  @Test
  void resultsAreThoseOfTheDetector() {
    Dataset<Row> results = detector().transform(files(folder.resolve("images")));

    Map<String, Row> byName =
        results.collectAsList().stream()
            .collect(Collectors.toMap(row -> fileName(row.getAs("path")), Function.identity()));
    assertThat(byName).hasSize(COUNT);
    try (Detector detector = Detector.open(model, TinyModel.ONE_THREAD)) {
      for (Path image : images) {
        Inspection expected = detector.inspect(Images.read(image));
        Row row = requireNonNull(byName.get(fileName(image.toString())));
        assertThat(row.<Double>getAs("score")).isEqualTo(expected.score());
        assertThat(row.<Double>getAs("threshold"))
            .isEqualTo(expected.thresholds().map(Thresholds::reject).orElseThrow());
        assertThat(row.<String>getAs("verdict")).isEqualTo(expected.verdict().name());
        assertThat(row.<String>getAs("reason")).isEqualTo(expected.reason().orElse(null));
        assertThat(row.<String>getAs("model_digest")).isEqualTo(detector.model().digest());
        assertThat(row.isNullAt(row.fieldIndex("error"))).isTrue();
        List<Row> regions = row.getList(row.fieldIndex("regions"));
        assertThat(regions).hasSize(expected.regions().size());
        for (int i = 0; i < regions.size(); i++) {
          assertThat(regions.get(i).<Integer>getAs("x"))
              .isEqualTo(expected.regions().get(i).bounds().x());
          assertThat(regions.get(i).<Integer>getAs("area"))
              .isEqualTo(expected.regions().get(i).area());
          assertThat(regions.get(i).<Double>getAs("max"))
              .isEqualTo(expected.regions().get(i).max());
        }
      }
    }
    assertThat(requireNonNull(byName.get("part-000.png")).<String>getAs("verdict"))
        .isEqualTo(Verdict.DEFECTIVE.name());
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Test
  void bytesLeaveTheResultAndOtherColumnsStay() {
    Dataset<Row> given = files(folder.resolve("images"));

    Dataset<Row> results = detector().setOutputPrefix("part_").transform(given);

    assertThat(results.columns())
        .containsExactly(
            "path",
            "modificationTime",
            "length",
            "part_score",
            "part_threshold",
            "part_verdict",
            "part_reason",
            "part_regions",
            "part_map_path",
            "part_model_digest",
            "part_error");
    assertThat(results.schema())
        .isEqualTo(detector().setOutputPrefix("part_").transformSchema(given.schema()));
  }

  @Test
  void aColumnOfPathsGivesTheSameScoresAsBytes() {
    List<String> names = images.stream().map(Path::toString).toList();

    List<Double> ofPaths =
        scores(detector().setInputCol("image").transform(paths(names)).orderBy("image"));

    assertThat(ofPaths)
        .isEqualTo(scores(detector().transform(files(folder.resolve("images"))).orderBy("path")));
  }

  private static List<Double> scores(Dataset<Row> results) {
    return results.select("score").as(Encoders.DOUBLE()).collectAsList();
  }

  @Test
  void aPartThatCannotBeInspectedIsARowWithAnError() throws IOException {
    Path damaged = folder.resolve("damaged.png");
    byte[] whole = Files.readAllBytes(images.get(0));
    Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
    String missing = folder.resolve("missing.png").toString();
    List<String> names =
        List.of(images.get(1).toString(), damaged.toString(), missing, "s3a://bucket/part.png");

    List<Row> rows = detector().setInputCol("image").transform(paths(names)).collectAsList();

    assertThat(rows.get(0).<String>getAs("verdict")).isEqualTo("GOOD");
    assertThat(rows.get(0).<String>getAs("error")).isNull();
    assertThat(rows.get(1).<String>getAs("error")).contains("damaged");
    assertThat(rows.get(2).<String>getAs("error")).contains("missing.png: no such file");
    assertThat(rows.get(3).<String>getAs("error")).contains("binaryFile");
    assertThat(rows.subList(1, 4))
        .allSatisfy(
            row -> {
              assertThat(row.isNullAt(row.fieldIndex("score"))).isTrue();
              assertThat(row.<String>getAs("model_digest")).hasSize(64);
            });
  }

  @Test
  void anImageAboveTheLimitsIsARowWithAnError() {
    Dataset<Row> given = files(images.get(0));

    assertThat(error(detector().setMaxPixels(1000).transform(given)))
        .contains("64x64 are 4096 pixels, the limit is 1000");
    assertThat(error(detector().setMaxBytes(100).transform(given)))
        .contains("part-000.png: has")
        .contains("the limit is 100");
  }

  private static String error(Dataset<Row> results) {
    return results.first().getAs("error");
  }

  @Test
  void mapsAreWrittenOnceByContent() throws IOException {
    Path maps = folder.resolve("maps");
    Path copy = folder.resolve("copy.png");
    Files.copy(images.get(0), copy);
    List<String> names =
        List.of(images.get(0).toString(), images.get(1).toString(), copy.toString());
    BlemishDetector detector = detector().setInputCol("image").setMapFolder(maps.toString());

    List<Row> first = detector.transform(paths(names)).collectAsList();
    Object written = Files.getAttribute(map(first.get(0)), "lastModifiedTime");
    List<Row> second = detector.transform(paths(names)).collectAsList();

    assertThat(map(first.get(0))).isEqualTo(map(first.get(2))).isNotEqualTo(map(first.get(1)));
    assertThat(second).isEqualTo(first);
    assertThat(Files.getAttribute(map(first.get(0)), "lastModifiedTime")).isEqualTo(written);
    try (Stream<Path> found = Files.walk(maps).filter(Files::isRegularFile)) {
      assertThat(found).hasSize(4); // each with the one of pixel_auroc_192
    }
    try (Detector single = Detector.open(model, TinyModel.ONE_THREAD)) {
      assertThat(FloatTiff.read(map(first.get(0))).get(0).values())
          .isEqualTo(single.inspect(Images.read(images.get(0))).map().orElseThrow().values());
    }
  }

  @Test
  void mapsGoToFoldersThatAllCanReachOnly() {
    Dataset<Row> given = paths(List.of(images.get(0).toString()));
    BlemishDetector detector = detector().setInputCol("image");
    Path maps = folder.resolve("some maps");

    assertThat(map(detector.setMapFolder("file:" + maps).transform(given).first()))
        .startsWith(maps)
        .exists();
    assertThatThrownBy(() -> detector.setMapFolder("hdfs:///maps").transform(given))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("hdfs:///maps: expected a path that all executors can read");
  }

  private static Path map(Row row) {
    return Path.of(row.<String>getAs("map_path"));
  }

  @Test
  void aSavedPipelineGivesTheSameScores() throws IOException {
    Path saved = folder.resolve("pipeline");
    BlemishDetector detector = detector().setMaxPixels(5000).setOutputPrefix("");
    Dataset<Row> given = files(folder.resolve("images"));
    new Pipeline().setStages(new PipelineStage[] {detector}).fit(given).save(saved.toString());

    PipelineModel loaded = PipelineModel.load(saved.toString());

    BlemishDetector stage = (BlemishDetector) loaded.stages()[0];
    assertThat(stage.uid()).isEqualTo(detector.uid());
    assertThat(stage.getOrDefault(stage.maxPixels())).isEqualTo(5000L);
    assertThat(scores(loaded.transform(given).orderBy("path")))
        .isEqualTo(scores(detector.transform(given).orderBy("path")));
    detector.save(folder.resolve("stage").toString());
    assertThat(BlemishDetector.load(folder.resolve("stage").toString()).explainParams())
        .isEqualTo(detector.explainParams());
  }

  @Test
  void aWrongModelIsOneClearError() {
    Dataset<Row> given = files(folder.resolve("images"));

    assertThatThrownBy(() -> new BlemishDetector().transform(given))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("modelPath");
    assertThatThrownBy(() -> new BlemishDetector().setModelPath("/none.blemish").transform(given))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("/none.blemish: no such model file on this machine");
    assertThatThrownBy(() -> detector().setModelDigest("0".repeat(64)).transform(given))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("expected " + "0".repeat(64));
    assertThatThrownBy(() -> detector().setModelDigest("abc").transform(given))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("64 lower-case hexadecimal digits");
    // The driver may lack the file, the executors need it.
    Dataset<Row> results =
        new BlemishDetector()
            .setModelPath("/none.blemish")
            .setModelDigest("0".repeat(64))
            .transform(given);
    assertThatThrownBy(results::collectAsList)
        .hasStackTraceContaining("/none.blemish: no such model file on this machine");
  }

  @Test
  void aModelThatSparkDistributesIsNamedByItsFileName() {
    spark.sparkContext().addFile(model.toString());

    Dataset<Row> results =
        new BlemishDetector()
            .setModelPath("model.blemish")
            .transform(files(folder.resolve("images")));

    assertThat(results.filter("error is null").count()).isEqualTo(COUNT);
  }

  @Test
  void wrongColumnsAreOneClearError() {
    Dataset<Row> numbers = spark.range(3).toDF("content");
    assertThatThrownBy(() -> detector().transform(numbers))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("\"content\" (inputCol) is bigint, expected binary");
    assertThatThrownBy(() -> detector().transform(paths(List.of("a"))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no column \"content\", it has [image]");
    assertThatThrownBy(
            () -> detector().setScanCol("depth").transform(files(folder.resolve("images"))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no column \"depth\" (scanCol)");
    Dataset<Row> inspected =
        detector().setInputCol("image").transform(paths(List.of(images.get(0).toString())));
    assertThatThrownBy(() -> detector().setInputCol("image").transform(inspected))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("already has a column \"score\"")
        .hasMessageContaining("outputPrefix");
  }

  @Test
  void scansAreReadFromPathsAndFromBytes() throws IOException {
    Path trained = fixture("run/model.blemish");
    List<Row> rows = new ArrayList<>();
    for (String name : List.of("good", "hole", "dent", "dark")) {
      Path image = fixture("parts/" + name + ".png");
      Path scan = fixture("parts/" + name + ".tiff");
      rows.add(
          RowFactory.create(
              image.toString(),
              scan.toString(),
              Files.readAllBytes(image),
              Files.readAllBytes(scan)));
    }
    Dataset<Row> given =
        spark.createDataFrame(
            rows,
            DataTypes.createStructType(
                List.of(
                    DataTypes.createStructField("image", DataTypes.StringType, false),
                    DataTypes.createStructField("scan", DataTypes.StringType, false),
                    DataTypes.createStructField("image_file", DataTypes.BinaryType, false),
                    DataTypes.createStructField("scan_file", DataTypes.BinaryType, false))));
    BlemishDetector detector = new BlemishDetector().setModelPath(trained.toString());

    List<Double> ofPaths =
        scores(detector.setInputCol("image").setScanCol("scan").transform(given).orderBy("image"));
    List<Double> ofBytes =
        scores(
            detector
                .setInputCol("image_file")
                .setScanCol("scan_file")
                .transform(given)
                .orderBy("image"));

    // dark, dent, good, hole: from expected.json
    assertThat(ofPaths.get(0)).isCloseTo(71.692158, within(1e-4));
    assertThat(ofPaths.get(2)).isCloseTo(-0.017018, within(1e-4));
    assertThat(ofBytes).isEqualTo(ofPaths);
    assertThat(
            error(
                new BlemishDetector()
                    .setModelPath(trained.toString())
                    .setInputCol("image")
                    .transform(given)))
        .contains("modality rgb+depth needs a 3D scan");
  }

  /** A copy of a file of the fixtures, which may be in a jar. */
  private Path fixture(String name) throws IOException {
    Path copy = folder.resolve("fixtures").resolve(name);
    Files.createDirectories(requireNonNull(copy.getParent()));
    try (InputStream file =
        requireNonNull(BlemishDetectorTest.class.getResourceAsStream("/format-2/" + name))) {
      Files.copy(file, copy);
    }
    return copy;
  }

  @Test
  void theFunctionOfSqlGivesScores() throws IOException {
    BlemishScore.register(spark, model.toString());
    Path mixed = Files.createDirectory(folder.resolve("mixed"));
    Files.copy(images.get(0), mixed.resolve("a.png"));
    Files.writeString(mixed.resolve("b.png"), "not an image");
    files(mixed).createOrReplaceTempView("parts");

    List<Row> rows =
        spark
            .sql("select blemish_score(content) as score from parts order by path")
            .collectAsList();

    assertThat(rows.get(0).getDouble(0))
        .isEqualTo(scores(detector().transform(files(images.get(0)))).get(0));
    assertThat(rows.get(1).isNullAt(0)).isTrue();
  }
}
