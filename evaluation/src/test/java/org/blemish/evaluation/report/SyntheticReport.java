// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.scan.Scan;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Region;
import org.blemish.core.scoring.Thresholds;
import org.blemish.data.Label;
import org.blemish.evaluation.metrics.MetricKey;

/** A synthetic evaluation of three modalities, always the same. */
final class SyntheticReport {
  static final DisplayScale SCALE = new DisplayScale(0.2, 3);
  static final double UNSURE = 2.4;
  static final double DEFECTIVE = 2.9;

  final List<ReportSample> samples = new ArrayList<>();
  private final Random random = new Random(5);
  private final int side;

  SyntheticReport(int good, int defective, int side) {
    this.side = side;
    for (int i = 0; i < good; i++) {
      samples.add(sample("test/good/%03d.png".formatted(i), "good"));
    }
    String[] types = {"crack", "dent", "stain"};
    for (int i = 0; i < defective; i++) {
      String type = types[i % types.length];
      samples.add(sample("test/%s/%03d.png".formatted(type, i), type));
    }
  }

  /** Writes a report of one variant, or of three if {@code several}. */
  void write(Path file, ReportLimits limits, boolean several) {
    ReportWriter writer = new ReportWriter(limits);
    List<ReportVariant> variants = new ArrayList<>();
    for (String name : several ? List.of("rgb+depth", "rgb", "depth") : List.of("rgb")) {
      samples.forEach(sample -> writer.add(name, SCALE, forVariant(name, sample)));
      variants.add(variant(name));
    }
    writer.write(file, report(variants), file.resolveSibling(""));
  }

  static Report report(List<ReportVariant> variants) {
    Map<String, String> headerFields = new LinkedHashMap<>();
    headerFields.put("Category", "biscuit");
    headerFields.put("Method", "ast");
    headerFields.put("Preset", "balanced");
    headerFields.put("Model", "3f6a0c12b7");
    return new Report(
        "Biscuit",
        "2026-11-03 14:05",
        Optional.empty(),
        headerFields,
        List.of("With 33 held-out images the threshold reaches a rate of 3 % false rejects."),
        variants,
        Map.of("Seed", "42"),
        List.of("evaluate --labels", "threshold --labels"));
  }

  static ReportVariant variant(String name) {
    double[] x = new double[2000];
    double[] y = new double[2000];
    for (int i = 0; i < x.length; i++) {
      x[i] = i / (x.length - 1.0);
      y[i] = Math.pow(x[i], name.length() / 40.0);
    }
    List<Double> teacher = new ArrayList<>();
    List<Double> student = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      teacher.add(1.2 * Math.exp(-i / 3.0) - name.length() / 10.0);
      student.add(0.5 * Math.exp(-i / 4.0) + 0.02);
    }
    return ReportVariant.of(name, SCALE)
        .withThresholds(Optional.of(new Thresholds(DEFECTIVE, UNSURE, 2)))
        .withMetrics(
            List.of(
                ReportMetric.of(MetricKey.IMAGE_AUROC, 0.9 + name.length() / 100.0)
                    .withInterval(0.88, 0.995),
                ReportMetric.of(MetricKey.PIXEL_AUROC, 0.961),
                ReportMetric.of(MetricKey.auPro(0.3), 0.842)))
        .withCurves(
            List.of(
                new Curve(
                    "PRO curve",
                    "False positive rate",
                    "Per-region overlap",
                    x,
                    y,
                    OptionalDouble.of(0.3))))
        .withLosses(List.of(new LossCurve("teacher", teacher), new LossCurve("student", student)))
        .withAbout(Map.of("Modality", name))
        .withSettings(Map.of("teacher.hidden", "64"))
        .withSeconds(Map.of("features", 31.4))
        .withModel(Path.of("my run"));
  }

  /** Depth does not show stains, colour does not show dents. */
  static ReportSample forVariant(String variant, ReportSample sample) {
    boolean invisible =
        Map.of("depth", "stain", "rgb", "dent")
            .getOrDefault(variant, "")
            .equals(sample.defectType());
    double score = invisible ? 1 + (sample.score() % 1) : sample.score();
    return sample.withScore(score);
  }

  private ReportSample sample(String id, String type) {
    boolean good = type.equals("good");
    double strength = good ? 0 : 2 + random.nextGaussian();
    double score = 1.8 + 0.5 * random.nextGaussian() + Math.max(0, strength);
    int radius = side / 8;
    int x = radius + random.nextInt(side - 2 * radius);
    int y = radius + random.nextInt(side - 2 * radius);
    Mask mask = Mask.empty(new Size(side, side));
    byte[] colour = new byte[3 * side * side];
    byte[] shade = new byte[3 * side * side];
    FloatMap depth = FloatMap.zeros(new Size(side, side));
    FloatMap across = FloatMap.zeros(new Size(side, side));
    FloatMap down = FloatMap.zeros(new Size(side, side));
    float[] map = new float[side * side];
    for (int i = 0; i < map.length; i++) {
      int row = i / side;
      double distance = Math.hypot(i % side - x, row - y) / radius;
      boolean inside = !good && distance < 1;
      mask.bits().set(i, inside);
      map[i] =
          (float)
              (0.6
                  + 0.3 * Math.sin(i % side * 9.0 / side) * Math.sin(row * 7.0 / side)
                  + strength * Math.exp(-distance * distance));
      double middle = Math.hypot(i % side - side / 2.0, row - side / 2.0) / side;
      double dome = middle < 0.4 ? 0.06 * Math.sqrt(0.17 - middle * middle) : 0;
      double dent = inside ? 0.008 * (1 - distance) : 0;
      // Half a metre from the camera, and corners without readings.
      depth.values()[i] = middle > 0.65 ? 0 : (float) (0.5 - dome + dent);
      across.values()[i] = i % side * 0.1f / side;
      down.values()[i] = row * 0.1f / side;
      double light = (middle < 0.4 ? 170 : 60) + random.nextInt(25) - (inside ? 60 : 0);
      colour[3 * i] = (byte) light;
      colour[3 * i + 1] = (byte) (light * 0.8);
      colour[3 * i + 2] = (byte) (light * 0.55);
      Arrays.fill(shade, 3 * i, 3 * i + 3, (byte) (20 + 8000 * (dome - dent)));
    }
    Label label = good ? Label.GOOD : Label.DEFECTIVE;
    ReportSample sample =
        ReportSample.of(id, label, type, score, new Size(side, side))
            .withView("colour", Image.rgb(colour, side, side))
            .withView("depth", Image.rgb(shade, side, side))
            .withMap(new FloatMap(side, side, map))
            .withScan(Optional.of(new Scan(depth, Optional.of(across), Optional.of(down))));
    if (id.endsWith("007.png")) {
      sample = sample.withGateReason(Optional.of("darker than all training images"));
    }
    Rectangle bounds = new Rectangle(x - radius, y - radius, 2 * radius, 2 * radius);
    return good
        ? sample
        : sample
            .withMask(Optional.of(mask))
            .withRegions(List.of(new Region(bounds, mask.count(), x, y, strength, strength / 2)));
  }
}
