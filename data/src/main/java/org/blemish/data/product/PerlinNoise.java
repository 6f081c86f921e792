// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

/**
 * Perlin noise in two dimensions: smooth, and the same on every machine. Grid cells are 1 wide;
 * values are about -1 to 1 with mean 0. Immutable.
 */
public final class PerlinNoise {
  /** Sixteen unit vectors, x then y. */
  private static final float[] DIRECTIONS = directions();

  /** Odd and large, so that neighbouring cells differ in many bits. */
  private static final int ACROSS = 0x27d4eb2d;

  private static final int DOWN = 0x165667b1;

  private final int seed;

  public PerlinNoise(long seed) {
    this.seed = (int) (seed ^ (seed >>> 32));
  }

  /** The value at a point. */
  public float at(double x, double y) {
    double fx = Math.floor(x);
    double fy = Math.floor(y);
    int ix = (int) fx;
    int iy = (int) fy;
    float dx = (float) (x - fx);
    float dy = (float) (y - fy);
    float sx = fade(dx);
    int left = ix * ACROSS;
    int right = left + ACROSS;
    int upper = seed ^ (iy * DOWN);
    int lower = seed ^ (iy * DOWN + DOWN);
    float top = mix(slope(left ^ upper, dx, dy), slope(right ^ upper, dx - 1, dy), sx);
    float bottom = mix(slope(left ^ lower, dx, dy - 1), slope(right ^ lower, dx - 1, dy - 1), sx);
    return 1.5f * mix(top, bottom, fade(dy));
  }

  /**
   * Sum of octaves, each of half the scale and half the weight of the one before, about -1 to 1.
   *
   * @param octaves number of octaves, at least 1
   */
  public float fractal(double x, double y, int octaves) {
    float sum = 0;
    float weight = 1;
    float total = 0;
    for (int i = 0; i < octaves; i++) {
      sum += weight * at(x + 17.3 * i, y - 9.1 * i);
      total += weight;
      weight *= 0.5f;
      x *= 2;
      y *= 2;
    }
    return sum / total;
  }

  /** A random number from 0 to 1 for a grid cell. */
  float cell(int x, int y) {
    return (scrambled(seed ^ (x * ACROSS) ^ (y * DOWN)) >>> 8) / (float) (1 << 24);
  }

  private static float slope(int corner, float dx, float dy) {
    int direction = scrambled(corner) >>> 28 << 1;
    return DIRECTIONS[direction] * dx + DIRECTIONS[direction + 1] * dy;
  }

  /** Every bit of the result depends on every bit of the argument. */
  private static int scrambled(int h) {
    int first = (h ^ (h >>> 15)) * 0x85ebca6b;
    return (first ^ (first >>> 13)) * 0xc2b2ae35;
  }

  private static float fade(float t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private static float mix(float a, float b, float t) {
    return a + (b - a) * t;
  }

  private static float[] directions() {
    float[] all = new float[32];
    for (int i = 0; i < 16; i++) {
      double angle = 2 * StrictMath.PI * i / 16;
      all[2 * i] = (float) StrictMath.cos(angle);
      all[2 * i + 1] = (float) StrictMath.sin(angle);
    }
    return all;
  }
}
