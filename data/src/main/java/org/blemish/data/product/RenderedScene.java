// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.BitSet;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * A scene's surface, pixel by pixel: colours without light, heights with and without the defect,
 * and the pixels that the defect changed. Camera and scanner look at it afterwards.
 */
final class RenderedScene {
  final Scene scene;
  final Size size;

  /** Colours {@code [height, width, 3]}, 0 to 1, before light. */
  final float[] colours;

  /** Height of the good piece above the ground, mm; the light falls on this one. */
  final float[] heights;

  /** Height with the defect, mm; the scanner sees this one. */
  final float[] heightsWithDefect;

  /** How much of each pixel the piece covers, 0 to 1. */
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
    Mask mask = new Mask(size.width(), size.height(), changed);
    return new GeneratedSample(Camera.render(this), Scanner.scan(this), mask);
  }

  private void draw() {
    Pose pose = scene.pose();
    ProductPart part = scene.part();
    SurfacePoint inkColour = new SurfacePoint();
    part.inkColour(inkColour);
    SurfacePoint ground = new SurfacePoint();
    SurfacePoint good = new SurfacePoint();
    SurfacePoint flawed = new SurfacePoint();
    float[] warpU = new float[size.width()];
    float[] warpV = new float[size.width()];
    float[] bend = new float[size.width()];
    float[] worn = new float[size.width()];
    // Shadows fall away from the light, as far as half the piece is high.
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
          flawed.set(good);
          if (distance < 0 && scene.defect().isPresent()) {
            scene.defect().get().apply(u, v, part, flawed);
            if (differ(good, flawed)) {
              changed.set(i);
            }
          }
          if (distance < 0) {
            heights[i] = (float) good.height;
            heightsWithDefect[i] = (float) flawed.height;
          }
          flawed.blend(inkColour.red, inkColour.green, inkColour.blue, flawed.ink);
          ground.blend(flawed.red, flawed.green, flawed.blue, share);
          if (share == 1) {
            ground.colour(flawed.red, flawed.green, flawed.blue);
          }
        }
        colours[3 * i] = (float) ground.red;
        colours[3 * i + 1] = (float) ground.green;
        colours[3 * i + 2] = (float) ground.blue;
      }
    }
  }

  /** More than both sensors scatter. */
  private static boolean differ(SurfacePoint good, SurfacePoint flawed) {
    return Math.abs(good.height - flawed.height) > 0.15
        || Math.abs(good.ink - flawed.ink) > 0.08
        || Math.abs(good.red - flawed.red) > 0.025
        || Math.abs(good.green - flawed.green) > 0.025
        || Math.abs(good.blue - flawed.blue) > 0.025;
  }
}
