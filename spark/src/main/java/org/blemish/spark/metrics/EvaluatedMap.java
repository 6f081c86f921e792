// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.data.GroundTruth;
import org.blemish.data.Label;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.blemish.data.layout.DefectsConfig;
import org.blemish.evaluation.metrics.PixelKeys;
import org.blemish.evaluation.metrics.PixelTruth;
import org.blemish.evaluation.metrics.ScoredImage;
import org.blemish.spark.inspection.LocalPath;
import org.blemish.spark.inspection.MapFiles;

/**
 * One anomaly map with what it is evaluated against.
 *
 * @param files of the map
 * @param map of the image's size
 * @param excluded pixels in no metric
 */
record EvaluatedMap(
    MapFiles files, ScoredImage image, FloatMap map, PixelTruth truth, Optional<Mask> excluded) {
  /** The columns of rows that {@link #read} takes. */
  static Column[] columns(StructType schema) {
    return new Column[] {
      EvaluationColumn.MAP_PATH.of(schema),
      EvaluationColumn.SCORE.of(schema),
      EvaluationColumn.DEFECTIVE.of(schema),
      EvaluationColumn.DEFECT_TYPE.of(schema),
      EvaluationColumn.MASK_PATH.of(schema),
      EvaluationColumn.DEFECTS_CONFIG.of(schema),
      EvaluationColumn.EXCLUDED_PATH.of(schema)
    };
  }

  /**
   * @throws BlemishException if a file is missing or damaged, or map and masks differ in size
   */
  static EvaluatedMap read(Row row) {
    String path = row.getString(0);
    MapFiles files = new MapFiles(LocalPath.of(path));
    FloatMap map = files.read();
    Label label = row.getBoolean(2) ? Label.DEFECTIVE : Label.GOOD;
    String defect = row.isNullAt(3) ? label.name() : row.getString(3);
    List<String> masks = row.isNullAt(4) ? List.of() : row.getList(4);
    MaskEncoding encoding =
        row.isNullAt(5)
            ? new MaskEncoding.ByContent()
            : new MaskEncoding.ByKind(DefectsConfig.read(LocalPath.of(row.getString(5))));
    Sample sample =
        new Sample(
            path,
            Optional.of(files.map()),
            Optional.empty(),
            label,
            defect,
            masks.stream().map(LocalPath::of).toList(),
            Optional.empty());
    PixelTruth truth = PixelTruth.of(GroundTruth.read(encoding, sample, map.size()), encoding);
    Optional<Mask> given =
        Optional.ofNullable(row.getString(6)).map(file -> excluded(file, path, map));
    return new EvaluatedMap(
        files,
        new ScoredImage(path, row.getDouble(1), label, defect),
        map,
        truth,
        Mask.union(given, files.excluded()));
  }

  private static Mask excluded(String file, String path, FloatMap map) {
    Mask mask = Images.readMask(LocalPath.of(file));
    if (!mask.size().equals(map.size())) {
      throw new BlemishException(
          "%s is %s, its anomaly map %s is %s: expected the same size"
              .formatted(file, mask.size(), path, map.size()));
    }
    return mask;
  }

  PixelKeys pixels() {
    return PixelKeys.of(image, map, truth, excluded);
  }

  /**
   * The pixels of {@code pixel_auroc_192}.
   *
   * @param size of the metric's maps
   */
  PixelKeys resized(Size size) {
    FloatMap grid = excluded.isPresent() ? map : files.resized(size).orElse(map);
    return PixelKeys.resized(image, grid, truth.mask(), excluded, size);
  }
}
