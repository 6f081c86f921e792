// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.blemish.core.grid.ConnectedComponent;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.part.PartMask;
import org.blemish.core.statistics.Quantiles;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.PatchSource;
import org.blemish.training.patchcore.FittedMemoryBank;
import org.blemish.training.patchcore.MemoryBank;
import org.blemish.training.patchcore.MemoryBankInput;
import org.blemish.training.patchcore.MemoryBankSettings;
import org.blemish.training.patchcore.Patches;
import org.blemish.training.whitening.Whitening;

/**
 * Learns a part mask and decides whether it is right: prototypes of the border of most images, a
 * limit from the border of the others, and checks of what it finds in these others. Where the
 * border is not a plain background (textures, parts that fill the image or touch its border), the
 * contrast is low or the area changes from image to image, and there is no mask.
 *
 * @param mask that was learnt; empty where a check failed
 * @param explanation for people: what was found, or which check failed
 */
public record PartMaskFitting(Optional<FittedPartMask> mask, String explanation) {
  /** Images to learn from and to check with; more add nothing. */
  private static final int IMAGES = 60;

  private static final int LEAST_IMAGES = 10;

  /** Share of the images that the prototypes come from. */
  private static final double LEARNT = 0.7;

  /** Width of the border in cells. */
  private static final int BORDER = 4;

  private static final int COMPONENTS = 32;
  private static final int PROTOTYPES = 96;

  /** Quantile of the distances of the border of images that the prototypes do not come from. */
  private static final double BACKGROUND_SHARE = 0.98;

  /** Least median distance in the part, in units of the limit. */
  private static final double LEAST_CONTRAST = 1.4;

  /** Greatest standard deviation of the part's area in units of its mean. */
  private static final double GREATEST_VARIATION = 0.15;

  private static final double LEAST_AREA = 0.01;

  /** Components from this share of the usual largest are parts. */
  private static final double SMALLEST_PART = 0.2;

  /**
   * Learns from good samples.
   *
   * @param features of the samples
   * @param input feature map that the part is found in
   * @param samples number of samples to learn from, at the beginning of the features
   */
  public static PartMaskFitting of(FeatureStore features, String input, int samples, long seed) {
    if (samples < LEAST_IMAGES) {
      return off("it takes %d good images".formatted(LEAST_IMAGES));
    }
    List<Integer> chosen = spread(samples);
    int learnt = (int) (LEARNT * chosen.size());
    FittedMemoryBank background =
        background(features.subset(chosen.subList(0, learnt)), features.spec(input), seed);
    return checked(background, features.subset(chosen.subList(learnt, chosen.size())));
  }

  private static PartMaskFitting off(String reason) {
    return new PartMaskFitting(Optional.empty(), "off: " + reason);
  }

  /** Samples from the whole range, in an order that mixes them: neighbours are often alike. */
  private static List<Integer> spread(int samples) {
    int count = Math.min(IMAGES, samples);
    List<Integer> chosen = new ArrayList<>();
    for (int first = 0; first < 3; first++) {
      for (int i = first; i < count; i += 3) {
        chosen.add((int) ((long) i * samples / count));
      }
    }
    return chosen;
  }

  private static FittedMemoryBank background(FeatureStore store, FeatureSpec spec, long seed) {
    MemoryBankSettings settings =
        new MemoryBankSettings(
            PartMask.MAP,
            spec.name(),
            Math.min(COMPONENTS, spec.channels()),
            1,
            PROTOTYPES,
            PROTOTYPES,
            1);
    MemoryBankInput input = MemoryBankInput.of(settings, store.specs()).orElseThrow();
    PatchSource source = input.source(store);
    Whitening whitening = Whitening.fit(source, settings.components(), seed);
    Patches border = border(source, whitening);
    return new FittedMemoryBank(
        new MemoryBank(settings, Optional.of(whitening), KMeans.centres(border, PROTOTYPES, seed)),
        input);
  }

  private static Patches border(PatchSource source, Whitening whitening) {
    FeatureSpec spec = source.spec();
    float[] values = new float[spec.length()];
    List<float[]> views = new ArrayList<>();
    List<int[]> cells = new ArrayList<>();
    for (int view = 0; view < source.views(); view++) {
      source.read(view, values);
      views.add(whitening.apply(values, spec.cells()));
      cells.add(borderCells(spec, source.scoredCells(view)));
    }
    int count = cells.stream().mapToInt(c -> c.length).sum();
    float[][] patches = new float[whitening.components()][count];
    int at = 0;
    for (int view = 0; view < views.size(); view++) {
      for (int cell : cells.get(view)) {
        for (int j = 0; j < patches.length; j++) {
          patches[j][at] = views.get(view)[j * spec.cells() + cell];
        }
        at++;
      }
    }
    return new Patches(patches, count);
  }

  /** Scored cells near the edge of the smallest rectangle around all scored cells. */
  private static int[] borderCells(FeatureSpec spec, Optional<Mask> scored) {
    int[] all = scored.map(Mask::cells).orElseGet(() -> IntStream.range(0, spec.cells()).toArray());
    int width = spec.width();
    int left = Arrays.stream(all).map(i -> i % width).min().orElse(0);
    int right = Arrays.stream(all).map(i -> i % width).max().orElse(0);
    int top = Arrays.stream(all).map(i -> i / width).min().orElse(0);
    int bottom = Arrays.stream(all).map(i -> i / width).max().orElse(0);
    return Arrays.stream(all)
        .filter(
            i ->
                Math.min(
                        Math.min(i % width - left, right - i % width),
                        Math.min(i / width - top, bottom - i / width))
                    < BORDER)
        .toArray();
  }

  /** Applies the prototypes to images that they do not come from. */
  private static PartMaskFitting checked(FittedMemoryBank background, FeatureStore store) {
    PatchSource source = background.input().source(store);
    FeatureSpec spec = source.spec();
    List<FloatMap> maps = new ArrayList<>();
    List<Optional<Mask>> scored = new ArrayList<>();
    double[] border = {};
    for (int view = 0; view < source.views(); view++) {
      FloatMap map = background.anomalyMap(store.features(view));
      maps.add(map);
      scored.add(source.scoredCells(view));
      border =
          joined(
              border,
              Arrays.stream(borderCells(spec, scored.get(view)))
                  .mapToDouble(cell -> map.values()[cell]));
    }
    Arrays.sort(border);
    double limit = Quantiles.interpolated(border, BACKGROUND_SHARE);
    if (!(limit > 0)) {
      return off("the border of all images is equal");
    }
    double[] largest = new double[maps.size()];
    for (int i = 0; i < largest.length; i++) {
      largest[i] =
          PartMask.components(maps.get(i), scored.get(i), limit).stream()
              .mapToInt(ConnectedComponent::area)
              .max()
              .orElse(0);
    }
    double usual = Quantiles.median(largest);
    PartMask mask = new PartMask(limit, (int) Math.max(1, SMALLEST_PART * usual));
    return checked(new FittedPartMask(new LearnedBackground(background), mask), maps, scored);
  }

  private static PartMaskFitting checked(
      FittedPartMask fitted, List<FloatMap> maps, List<Optional<Mask>> scored) {
    PartMask mask = fitted.mask();
    double[] areas = new double[maps.size()];
    double[] inside = {};
    for (int i = 0; i < maps.size(); i++) {
      FloatMap map = maps.get(i);
      BitSet cells = new BitSet();
      PartMask.components(map, scored.get(i), mask.limit()).stream()
          .filter(component -> component.area() >= mask.smallest())
          .forEach(component -> component.pixels().forEach(cells::set));
      areas[i] = (double) cells.cardinality() / map.size().area();
      inside = joined(inside, cells.stream().mapToDouble(cell -> map.values()[cell]));
    }
    double least = Arrays.stream(areas).min().orElse(0);
    if (least < LEAST_AREA) {
      return off("no part found in front of the border in some good images");
    }
    double contrast = Quantiles.median(inside) / mask.limit();
    double mean = Arrays.stream(areas).average().orElseThrow();
    double variation =
        Math.sqrt(Arrays.stream(areas).map(a -> (a - mean) * (a - mean)).average().orElseThrow())
            / mean;
    if (contrast < LEAST_CONTRAST) {
      return off(
          String.format(
              Locale.ROOT,
              "the border of the images is not a plain background (contrast %.2f, expected %.2f or more)",
              contrast,
              LEAST_CONTRAST));
    }
    if (variation > GREATEST_VARIATION) {
      return off(
          String.format(
              Locale.ROOT,
              "what differs from the border covers different areas (variation %.2f, expected at most %.2f)",
              variation,
              GREATEST_VARIATION));
    }
    return new PartMaskFitting(
        Optional.of(fitted),
        String.format(
            Locale.ROOT,
            "on: the part covers %.0f %% of the image (contrast %.2f, variation %.2f)",
            100 * mean,
            contrast,
            variation));
  }

  private static double[] joined(double[] all, DoubleStream more) {
    return DoubleStream.concat(Arrays.stream(all), more).toArray();
  }
}
