// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.data.Offset;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Bicubic;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.GroundTruth;
import org.blemish.data.Label;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.blemish.data.layout.DefectsConfig;
import org.blemish.evaluation.metrics.Bootstrap;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.evaluation.metrics.PixelTruth;
import org.blemish.evaluation.metrics.ScoredImage;
import org.blemish.evaluation.metrics.VerdictCounts;
import org.blemish.spark.SparkSessions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the evaluation of one machine, on the same maps, masks and scores. */
class DistributedEvaluationTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final int SIZE = 40;

  /** Small maps of {@code pixel_auroc_16}: these tests interpret their queries. */
  private static final EvaluationSettings SETTINGS =
      new EvaluationSettings(
          List.of(0.05, 0.3),
          List.of(0.01, 0.05, 1.0),
          List.of(0.01, 0.05),
          new Size(16, 16),
          new Bootstrap(1, 0.95, 0),
          1);

  private static final String DEFECTS_CONFIG =
      """
      [
        {"defect_name": "scratch", "pixel_value": 255,
         "saturation_threshold": 0.4, "relative_saturation": true},
        {"defect_name": "two screws", "pixel_value": 254,
         "saturation_threshold": 40, "relative_saturation": false}
      ]
      """;

  private static final List<Verdict> VERDICTS =
      List.of(Verdict.GOOD, Verdict.UNSURE, Verdict.DEFECTIVE);
  private static final StructType TYPE =
      DataTypes.createStructType(
          List.of(
              DataTypes.createStructField("score", DataTypes.DoubleType, true),
              DataTypes.createStructField("verdict", DataTypes.StringType, true),
              DataTypes.createStructField("map_path", DataTypes.StringType, true),
              DataTypes.createStructField("defective", DataTypes.BooleanType, true),
              DataTypes.createStructField("mask_path", DataTypes.StringType, true),
              DataTypes.createStructField("excluded_path", DataTypes.StringType, true)));

  @TempDir static Path folder;
  private static SparkSession spark;
  private static final List<Row> ROWS = new ArrayList<>();
  private static Metrics expected;
  private static VerdictCounts verdicts;

  /** 30 parts, two thirds defective; few distinct values, so that most scores are tied. */
  @BeforeAll
  static void start() {
    spark = SparkSessions.local();
    VerdictCounts.Counter counter = new VerdictCounts.Counter();
    try (Evaluator evaluator = new Evaluator(SETTINGS)) {
      for (int i = 0; i < 30; i++) {
        int id = i;
        SplittableRandom random = new SplittableRandom(i);
        boolean defective = i % 3 > 0;
        Mask mask = defective ? blobs(random) : Mask.empty(new Size(SIZE, SIZE));
        Optional<Mask> excluded = i % 4 == 0 ? Optional.of(blobs(random)) : Optional.empty();
        Optional<Mask> ofModel = i % 8 == 0 ? Optional.of(blobs(random)) : Optional.empty();
        ofModel.ifPresent(
            some -> Images.writePng(some, folder.resolve("%d-excluded.png".formatted(id))));
        FloatMap map = map(random, mask, i % 2 == 0 ? 17 : 100_000);
        FloatMap grid = map;
        if (i % 4 == 1) { // the grid of the network is known
          grid = Bicubic.resize(map(random, mask, 20), SETTINGS.resizedAurocSize());
          FloatTiff.write(folder.resolve("%d-16.tiff".formatted(i)), grid);
        }
        double score = Math.rint(10 * (map.get(5, 5) + (defective ? 0.3 : 0))) / 10;
        Verdict verdict = VERDICTS.get(random.nextInt(3));
        ROWS.add(
            RowFactory.create(
                score,
                verdict.name(),
                written(i + ".tiff", map),
                defective,
                defective ? written(i + "-mask.png", mask) : null,
                excluded.map(some -> written("excluded.png", some)).orElse(null)));
        evaluator.add(
            new ScoredImage(
                "part-" + i,
                score,
                defective ? Label.DEFECTIVE : Label.GOOD,
                defective ? "scratch" : "good"),
            map,
            grid,
            new PixelTruth.PlainMask(mask),
            Mask.union(excluded, ofModel));
        counter.add(defective ? Label.DEFECTIVE : Label.GOOD, verdict);
      }
      expected = evaluator.finish().metrics();
      verdicts = counter.counts().orElseThrow();
    }
  }

  private static Mask blobs(SplittableRandom random) {
    BitSet bits = new BitSet();
    for (int blob = 0; blob < 3; blob++) {
      int x = random.nextInt(SIZE - 8);
      int y = random.nextInt(SIZE - 8);
      int side = 1 + random.nextInt(7);
      for (int row = y; row < y + side; row++) {
        bits.set(row * SIZE + x, row * SIZE + x + side);
      }
    }
    return new Mask(SIZE, SIZE, bits);
  }

  private static FloatMap map(SplittableRandom random, Mask mask, int levels) {
    float[] values = new float[SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      double raised = mask.bits().get(i) ? 0.4 : 0;
      values[i] = (float) (Math.rint((random.nextDouble() + raised) * levels) / levels - 0.5);
    }
    return new FloatMap(SIZE, SIZE, values);
  }

  private static String written(String name, FloatMap map) {
    Path file = folder.resolve(name);
    FloatTiff.write(file, map);
    return file.toString();
  }

  private static String written(String name, Mask mask) {
    Path file = folder.resolve(System.nanoTime() + name);
    Images.writePng(mask, file);
    return file.toString();
  }

  private static Dataset<Row> data(List<Row> rows) {
    return spark.createDataFrame(rows, TYPE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void metricsAreThoseOfOneMachine(int partitions) {
    spark.conf().set("spark.sql.adaptive.enabled", partitions == 1);
    spark.conf().set("spark.sql.shuffle.partitions", partitions);

    DistributedMetrics metrics =
        new DistributedEvaluation(SETTINGS).evaluate(data(ROWS).repartition(partitions));

    assertThat(metrics.good()).isEqualTo(10);
    assertThat(metrics.defective()).isEqualTo(20);
    assertThat(metrics.values())
        .containsOnlyKeys(expected.values().keySet().toArray(String[]::new))
        .containsKeys("image_f1_max", "image_recall_at_0.05", "pixel_auroc_16", "au_pro_0.3");
    metrics
        .values()
        .forEach(
            (name, value) ->
                assertThat(value)
                    .as(name)
                    .isBetween(0.02, 0.999)
                    .isCloseTo(expected.value(name).orElseThrow(), EXACT));
    assertThat(metrics.value(MetricKey.auPro(0.3))).isPresent();
    assertThat(metrics.verdicts()).contains(verdicts);
  }

  /** Every mask is a region of its own; those of one part overlap. */
  @Test
  void metricsOfRegionsWithSaturationAreThoseOfOneMachine() throws IOException {
    Path config = Files.writeString(folder.resolve("defects_config.json"), DEFECTS_CONFIG);
    MaskEncoding.ByKind kinds = new MaskEncoding.ByKind(DefectsConfig.read(config));
    List<Row> rows = new ArrayList<>();
    Metrics loco;
    try (Evaluator evaluator = new Evaluator(SETTINGS)) {
      for (int i = 0; i < 15; i++) {
        SplittableRandom random = new SplittableRandom(100 + i);
        Sample sample = saturated(i, random);
        PixelTruth truth =
            PixelTruth.of(GroundTruth.read(kinds, sample, new Size(SIZE, SIZE)), kinds);
        FloatMap map = map(random, truth.mask(), i % 2 == 0 ? 17 : 100_000);
        FloatTiff.write(sample.file(), map);
        double score = Math.rint(10 * random.nextDouble(1.5)) / 10;
        evaluator.add(
            new ScoredImage(sample.id(), score, sample.label(), sample.defectType()), map, truth);
        boolean defective = sample.label() == Label.DEFECTIVE;
        rows.add(
            RowFactory.create(
                score,
                "GOOD",
                sample.file().toString(),
                defective,
                defective ? sample.masks().stream().map(Path::toString).toArray() : null,
                sample.defectType(),
                config.toString()));
      }
      loco = evaluator.finish().metrics();
    }
    StructType type =
        new StructType()
            .add("score", DataTypes.DoubleType)
            .add("verdict", DataTypes.StringType)
            .add("map_path", DataTypes.StringType)
            .add("defective", DataTypes.BooleanType)
            .add("mask_path", DataTypes.createArrayType(DataTypes.StringType))
            .add("defect_type", DataTypes.StringType)
            .add("defects_config", DataTypes.StringType);

    DistributedMetrics metrics =
        new DistributedEvaluation(SETTINGS).evaluate(spark.createDataFrame(rows, type));

    assertThat(metrics.values())
        .containsOnlyKeys(loco.values().keySet().toArray(String[]::new))
        .containsKeys("image_auroc_mean", "au_spro_0.05", "au_spro_1_logical");
    metrics
        .values()
        .forEach(
            (name, value) ->
                assertThat(value).as(name).isCloseTo(loco.value(name).orElseThrow(), EXACT));
  }

  private static Sample saturated(int i, SplittableRandom random) {
    String type = List.of("good", "logical_anomalies", "structural_anomalies").get(i % 3);
    List<Path> masks = new ArrayList<>();
    for (int value = 254; i % 3 > 0 && value < 256; value++) {
      Path file = folder.resolve("loco-%d-%d.png".formatted(i, value));
      Images.writePng(painted(blobs(random), value), file);
      masks.add(file);
    }
    return new Sample(
        "part-" + i,
        Optional.of(folder.resolve("loco-%d.tiff".formatted(i))),
        Optional.empty(),
        i % 3 > 0 ? Label.DEFECTIVE : Label.GOOD,
        type,
        masks,
        Optional.empty());
  }

  private static Image painted(Mask mask, int value) {
    byte[] pixels = new byte[3 * SIZE * SIZE];
    mask.bits().stream().forEach(i -> Arrays.fill(pixels, 3 * i, 3 * i + 3, (byte) value));
    return Image.rgb(pixels, SIZE, SIZE);
  }

  @Test
  void partsThatWereNotInspectedAreCountedOnly() {
    List<Row> rows = new ArrayList<>(ROWS);
    rows.add(RowFactory.create(null, null, null, true, null, null));

    DistributedMetrics metrics = new DistributedEvaluation(SETTINGS).evaluate(data(rows));

    assertThat(metrics.withoutScore()).isEqualTo(1);
    assertThat(metrics.value(MetricKey.PIXEL_AUROC).orElseThrow())
        .isCloseTo(expected.value(MetricKey.PIXEL_AUROC).orElseThrow(), EXACT);
  }

  @Test
  void whatIsUndefinedIsMissing() {
    List<Row> good = ROWS.stream().filter(row -> !row.getBoolean(3)).toList();

    DistributedMetrics metrics = new DistributedEvaluation(SETTINGS).evaluate(data(good));

    assertThat(metrics.values()).isEmpty();
    assertThat(metrics.good()).isEqualTo(10);
    assertThat(metrics.verdicts().orElseThrow().found().total()).isZero();
    assertThat(new DistributedEvaluation(SETTINGS).evaluate(data(List.of())).verdicts()).isEmpty();
    assertThat(
            new DistributedEvaluation(SETTINGS)
                .evaluate(data(ROWS).drop("mask_path", "map_path"))
                .values())
        .containsOnlyKeys(
            "image_auroc",
            "image_average_precision",
            "image_f1_max",
            "image_recall_at_0.01",
            "image_recall_at_0.05");
  }

  @Test
  void columnsThatDoNotFitAreOneClearError() {
    DistributedEvaluation evaluation = new DistributedEvaluation(SETTINGS);

    assertThatThrownBy(() -> evaluation.evaluate(data(ROWS).drop("defective")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("column \"defective\" is missing, expected boolean");
    Row unlabelled = RowFactory.create(1.0, "GOOD", null, null, null, null);
    assertThatThrownBy(() -> evaluation.evaluate(data(List.of(unlabelled))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("without a label");
    Row withoutMask = RowFactory.create(1.0, "GOOD", ROWS.get(0).getString(2), true, null, null);
    assertThatThrownBy(() -> evaluation.evaluate(data(List.of(withoutMask))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("expected a mask for every defective part");
    assertThatThrownBy(() -> evaluation.evaluate(data(ROWS).withColumn("mask_path", lit(1))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("\"mask_path\" is int, expected string or array<string>");
    Column some = when(col("map_path").endsWith("/1.tiff"), lit(folder + "/defects_config.json"));
    assertThatThrownBy(() -> evaluation.evaluate(data(ROWS).withColumn("defects_config", some)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("\"defects_config\" is set for 1 of 20 defective parts");
  }
}
