// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.scan.Scan;

/**
 * Converts a scan to the networks' grid: fills gaps, separates the part from the background,
 * subtracts the part's mean depth, resizes, dilates and softens the foreground (paper section 4.1;
 * marco-rudolph/AST, {@code preprocess.py} and {@code utils.py}). Immutable, safe for many threads.
 *
 * @param settings of all steps
 */
public record DepthPreparation(DepthSettings settings) {
  /** A foreground that covers more than this share of the readings is not accepted as a part. */
  private static final double MAX_FOREGROUND_SHARE = 0.99;

  private static final int SMALLEST_SIDE = 4;

  /**
   * Prepares a whole scan.
   *
   * @param scan of at least 4x4 readings
   * @param name name of the scan in messages, usually its file
   * @throws BlemishException if the scan has no reading, no background, no part or only the part
   */
  public PreparedDepth prepare(Scan scan, String name) {
    return prepare(scan, name, Geometry.stretched(scan.z().size(), settings.depthSize()));
  }

  /**
   * Prepares the region of a scan that a view shows, so that the cells of depth and image
   * correspond. The background is found in the whole scan, the mean depth in the inspected region.
   *
   * @param view position of the input (of its image, if it has one) in the prepared image; scan and
   *     prepared depth may have other resolutions. Padding has depth 0 and is not foreground
   * @throws BlemishException also if scan and input differ in aspect ratio
   */
  public PreparedDepth prepare(Scan scan, String name, Geometry view) {
    return prepare(scan, name, view, Optional.empty());
  }

  /**
   * Like {@link #prepare(Scan, String, Geometry)}, without ignored pixels: they never belong to the
   * part. The background is still found from all readings.
   *
   * @param ignore mask of the view's input
   */
  public PreparedDepth prepare(Scan scan, String name, Geometry view, Optional<Mask> ignore) {
    requireSize(scan, name);
    Geometry geometry = ScanCropping.scaled(view, scan.z().size(), settings.depthSize(), name);
    FloatMap filled = GapFilling.fill(scan.z(), settings.gapFillingPasses());
    ForegroundSplit separated = separate(filled, name);
    FloatMap z = ScanCropping.crop(separated.z(), geometry.source());
    Mask whole = separated.foreground();
    Mask judged = ignore.map(mask -> whole.without(mask.resized(whole.size()))).orElse(whole);
    Mask part = ScanCropping.crop(judged, geometry.source());
    if (part.isEmpty()) {
      throw new BlemishException(
          "%s: no part inside the region of interest: every reading there is background%s"
              .formatted(name, ignore.isPresent() ? " or ignored" : ""));
    }
    FloatMap relief = ScanCropping.resizeIntoContent(ReliefMap.of(z, part), geometry);
    Mask foreground =
        Foreground.positive(ScanCropping.resizeIntoContent(Foreground.asMap(part), geometry));
    Mask grown = SquareDilation.dilate(foreground, settings.dilation());
    FloatMap soft = DepthResize.resize(Foreground.asMap(grown), settings.grid());
    return new PreparedDepth(SpaceToDepth.of(relief, settings.downscale()), soft, grown, relief);
  }

  /**
   * The pixels of the part in a scan, before dilation: for display.
   *
   * @throws BlemishException as {@link #prepare(Scan, String)}
   */
  public Mask foreground(Scan scan, String name) {
    requireSize(scan, name);
    return separate(GapFilling.fill(scan.z(), settings.gapFillingPasses()), name).foreground();
  }

  private static void requireSize(Scan scan, String name) {
    if (scan.width() < SMALLEST_SIDE || scan.height() < SMALLEST_SIDE) {
      throw new BlemishException(
          "%s: a scan of %s, expected at least %dx%d readings"
              .formatted(name, scan.z().size(), SMALLEST_SIDE, SMALLEST_SIDE));
    }
  }

  /** Depth, and the pixels of the part. */
  private record ForegroundSplit(FloatMap z, Mask foreground) {}

  private ForegroundSplit separate(FloatMap z, String name) {
    Mask readings = Foreground.readings(z);
    if (readings.isEmpty()) {
      throw new BlemishException(
          name + ": the scan holds no reading: every depth is 0, expected metres");
    }
    return switch (settings.background()) {
      case NONE -> new ForegroundSplit(z, readings);
      case CORNERS -> separate(z, readings, CornerSurface.fit(z, name), name);
      case ROBUST ->
          separate(
              z, readings, RobustPlane.fit(z, settings.threshold(), settings.seed(), name), name);
    };
  }

  private ForegroundSplit separate(FloatMap z, Mask readings, Background background, String name) {
    Mask part = Foreground.awayFromBackground(z, background, settings.threshold());
    if (part.isEmpty()) {
      throw new BlemishException(
          ("%s: no part in the scan: every reading is within %s m of the background: set"
                  + " depth.threshold lower, or depth.background to none where the part fills the"
                  + " view")
              .formatted(name, settings.threshold()));
    }
    if (part.count() > MAX_FOREGROUND_SHARE * readings.count()) {
      throw new BlemishException(
          ("%s: the part covers everything: %d of %d readings are more than %s m from the"
                  + " background: check the units, set depth.background to robust, or to none where"
                  + " the part fills the view")
              .formatted(name, part.count(), readings.count(), settings.threshold()));
    }
    return new ForegroundSplit(settings.relativeToBackground() ? levelled(z, background) : z, part);
  }

  private static FloatMap levelled(FloatMap z, Background background) {
    float[] height = new float[z.values().length];
    for (int y = 0, i = 0; y < z.height(); y++) {
      for (int x = 0; x < z.width(); x++, i++) {
        height[i] = (float) (z.values()[i] - background.at(x, y));
      }
    }
    return new FloatMap(z.width(), z.height(), height);
  }
}
