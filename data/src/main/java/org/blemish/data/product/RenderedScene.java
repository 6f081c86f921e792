// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.BitSet;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * The surface of a scene by pixel: colours before lighting, heights with and without the defect,
 * and the pixels that the defect changed. {@link Camera} and {@link Scanner} make image and scan of
 * it.
 */
final class RenderedScene {
  final Scene scene;
  final Size size;

  /** Colours {@code [height, width, 3]}, 0 to 1, before lighting. */
  final float[] colours;

  /**
   * Height above the belt that is used for shading, mm: of the good part, unless the defect is
   * shaded.
   */
  final float[] heights;

  /** Height with the defect, mm; used for the scan. */
  final float[] heightsWithDefect;

  /** Share of each pixel that the part covers, 0 to 1. */
  final float[] coverage;

  private final BitSet changed = new BitSet();

  RenderedScene(Scene scene, Size size) {
    this.scene = scene;
    this.size = size;
    int area = size.area();
    colours = new float[3 * area];
    heights = new float[area];
    heightsWithDefect = new float[area];
    coverage = new float[area];
    draw();
  }

  GeneratedSample sample() {
    Mask mask = new Mask(size.width(), size.height(), shadesDefect() ? withNeighbours() : changed);
    return new GeneratedSample(Camera.render(this), Scanner.scan(this), mask);
  }

  private boolean shadesDefect() {
    return scene.defect().map(SurfaceDefect::shaded).orElse(false);
  }

  /** The changed pixels and those beside them, whose slope and so whose shading changed too. */
  private BitSet withNeighbours() {
    BitSet all = (BitSet) changed.clone();
    int width = size.width();
    for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
      int x = i % width;
      all.set(Math.max(i - width, x));
      all.set(Math.min(i + width, (size.height() - 1) * width + x));
      all.set(x == 0 ? i : i - 1);
      all.set(x == width - 1 ? i : i + 1);
    }
    return all;
  }

  private void draw() {
    Pose pose = scene.pose();
    ProductPart part = scene.part();
    boolean shadesDefect = shadesDefect();
    SurfacePoint inkColour = new SurfacePoint();
    part.inkColour(inkColour);
    SurfacePoint ground = new SurfacePoint();
    SurfacePoint good = new SurfacePoint();
    SurfacePoint defective = new SurfacePoint();
    float[] warpU = new float[size.width()];
    float[] warpV = new float[size.width()];
    float[] bend = new float[size.width()];
    float[] worn = new float[size.width()];
    // Shadows are as long as those of half the height of the part.
    double fall = 6.5 / scene.lamp().z();
    double fallX = scene.lamp().x() * fall;
    double fallY = scene.lamp().y() * fall;
    double shadowU = pose.u(fallX, fallY) - pose.u(0, 0);
    double shadowV = pose.v(fallX, fallY) - pose.v(0, 0);
    for (int py = 0, i = 0; py < size.height(); py++) {
      double y = (py + 0.5 - size.height() / 2.0) * pose.pitch();
      pose.warpU().row(py, warpU);
      pose.warpV().row(py, warpV);
      pose.bend().row(py, bend);
      scene.belt().worn().row(py, worn);
      for (int px = 0; px < size.width(); px++, i++) {
        double x = (px + 0.5 - size.width() / 2.0) * pose.pitch();
        double u = pose.u(x, y) + warpU[px];
        double v = pose.v(x, y) + warpV[px];
        double distance = part.distance(u, v);
        double share = GraphicsMath.clamp(0.5 - distance / pose.pitch());
        coverage[i] = (float) share;
        if (share < 1) {
          double shaded = part.distance(u + shadowU, v + shadowV);
          scene.belt().surface(x, y, worn[px], distance, shaded, ground);
        }
        if (share > 0) {
          part.surface(u, v, Math.min(distance, 0), good);
          good.height += bend[px];
          defective.set(good);
          if (distance < 0 && scene.defect().isPresent()) {
            scene.defect().get().apply(u, v, part, defective);
            if (differ(good, defective)) {
              changed.set(i);
            }
          }
          if (distance < 0) {
            heights[i] = (float) (shadesDefect ? defective : good).height;
            heightsWithDefect[i] = (float) defective.height;
          }
          defective.blend(inkColour.red, inkColour.green, inkColour.blue, defective.ink);
          ground.blend(defective.red, defective.green, defective.blue, share);
          if (share == 1) {
            ground.colour(defective.red, defective.green, defective.blue);
          }
        }
        colours[3 * i] = (float) ground.red;
        colours[3 * i + 1] = (float) ground.green;
        colours[3 * i + 2] = (float) ground.blue;
      }
    }
  }

  /** Whether the difference is above the noise of both sensors. */
  private static boolean differ(SurfacePoint good, SurfacePoint defective) {
    return Math.abs(good.height - defective.height) > 0.15
        || Math.abs(good.ink - defective.ink) > 0.08
        || Math.abs(good.red - defective.red) > 0.025
        || Math.abs(good.green - defective.green) > 0.025
        || Math.abs(good.blue - defective.blue) > 0.025;
  }
}
