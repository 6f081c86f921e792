// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.data.Label;

/** A synthetic image with a map and ground truth. */
record MapExample(ScoredImage image, FloatMap map, PixelTruth truth) {
  /** A region as a list of pixels, found by code independent of the evaluator. */
  record ExampleRegion(String defect, List<Integer> pixels, int saturation) {}

  /** Good images of one size, then defective images of another, with many equal scores. */
  static List<MapExample> randomExamples(int seed, int distinctScores, boolean saturated) {
    Random random = new Random(seed);
    List<MapExample> examples = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      boolean good = i < 3;
      Size size = good ? new Size(13, 17) : new Size(20, 11);
      String type = good ? "good" : i % 2 == 0 ? "logical_anomalies" : "structural_anomalies";
      PixelTruth truth =
          good
              ? PixelTruth.good(size)
              : saturated ? regions(random, size) : new PixelTruth.PlainMask(blobs(random, size));
      FloatMap map = FloatMap.zeros(size);
      for (int k = 0; k < size.area(); k++) {
        int lift = truth.mask().bits().get(k) ? random.nextInt(4) : 0;
        map.values()[k] = (random.nextInt(distinctScores) + lift - 3) * 0.37f;
      }
      ScoredImage image =
          new ScoredImage(
              type + "/" + i, random.nextInt(6), good ? Label.GOOD : Label.DEFECTIVE, type);
      examples.add(new MapExample(image, map, truth));
    }
    return examples;
  }

  private static PixelTruth regions(Random random, Size size) {
    List<DefectRegion> regions = new ArrayList<>();
    for (int r = 0; r < 1 + random.nextInt(3); r++) {
      Mask mask = blobs(random, size);
      String name = r == 0 ? "scratch" : "missing";
      regions.add(new DefectRegion(name, mask, 1 + random.nextInt(mask.count())));
    }
    return new PixelTruth.Saturated(size, regions);
  }

  private static Mask blobs(Random random, Size size) {
    BitSet bits = new BitSet();
    for (int blob = 0; blob < 3; blob++) {
      int x0 = random.nextInt(size.width() - 4);
      int y0 = random.nextInt(size.height() - 4);
      for (int k = 0; k < 16; k++) {
        bits.set((y0 + k / 4) * size.width() + x0 + k % 4, random.nextInt(3) > 0);
      }
    }
    bits.set(random.nextInt(size.area()));
    return new Mask(size.width(), size.height(), bits);
  }

  List<ExampleRegion> regions() {
    List<ExampleRegion> regions = new ArrayList<>();
    if (truth instanceof PixelTruth.Saturated saturated) {
      for (DefectRegion region : saturated.regions()) {
        List<Integer> pixels = region.mask().bits().stream().boxed().toList();
        regions.add(new ExampleRegion(region.defect(), pixels, region.saturation()));
      }
      return regions;
    }
    BitSet left = (BitSet) truth.mask().bits().clone();
    while (!left.isEmpty()) {
      List<Integer> pixels = new ArrayList<>(List.of(left.nextSetBit(0)));
      left.clear(pixels.get(0));
      for (int done = 0; done < pixels.size(); done++) {
        int at = pixels.get(done);
        for (int other : left.stream().toArray()) {
          int dx = other % map.width() - at % map.width();
          int dy = other / map.width() - at / map.width();
          if (Math.abs(dx) <= 1 && Math.abs(dy) <= 1) {
            left.clear(other);
            pixels.add(other);
          }
        }
      }
      regions.add(new ExampleRegion(image.defectType(), pixels, pixels.size()));
    }
    return regions;
  }
}
