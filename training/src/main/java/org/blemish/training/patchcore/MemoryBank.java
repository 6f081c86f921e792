// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.Progress;
import org.blemish.training.sampling.Shuffle;
import org.blemish.training.whitening.Whitening;

/**
 * Patches of good samples. The anomaly of a cell is its Euclidean distance to the nearest of them
 * (PatchCore, Roth et al., CVPR 2022, without the re-weighting of the image score).
 *
 * @param settings name, input, smoothing
 * @param whitening of the input's channels; empty for the channels as they are
 * @param coreset the chosen patches
 */
public record MemoryBank(
    MemoryBankSettings settings, Optional<Whitening> whitening, Patches coreset) {
  /**
   * The graph computes squared distances as differences of squared norms, whose rounding error in
   * 32 bits is about this share of the cell's squared norm. The share is subtracted: a cell that
   * equals a patch of the bank then has distance 0, and a distance of a tenth of the norm is 0.02 %
   * too small.
   */
  static final float ROUNDING = 4e-6f;

  /**
   * Chooses the patches.
   *
   * @param source the input's feature maps of the good samples
   * @throws BlemishException if every cell of the samples is ignored
   */
  public static MemoryBank fit(
      MemoryBankSettings settings, PatchSource source, long seed, Progress progress) {
    source.requireScoredCells();
    Optional<Whitening> whitening =
        settings.components() == 0
            ? Optional.empty()
            : Optional.of(Whitening.fit(source, settings.components(), seed));
    Patches candidates = candidates(settings, whitening, source, seed);
    int[] chosen =
        new Coreset(settings.patches(), settings.projection()).choose(candidates, seed, progress);
    return new MemoryBank(settings, whitening, candidates.select(chosen));
  }

  /**
   * The anomaly map of one view by plain loops, which the head graph is checked against.
   *
   * @param values the input's {@code [C, h, w]}
   * @param spec its shape
   */
  public FloatMap anomalyMap(float[] values, FeatureSpec spec) {
    float[] patches = patches(settings, whitening, values, spec);
    int cells = spec.cells();
    float[] map = new float[cells];
    float[] squared = new float[coreset.count()];
    for (int cell = 0; cell < cells; cell++) {
      Arrays.fill(squared, 0);
      float norm = 0;
      for (int j = 0; j < coreset.dimensions(); j++) {
        float v = patches[j * cells + cell];
        float[] row = coreset.values()[j];
        norm += v * v;
        for (int i = 0; i < squared.length; i++) {
          float d = row[i] - v;
          squared[i] += d * d;
        }
      }
      float least = Float.POSITIVE_INFINITY;
      for (float d : squared) {
        least = Math.min(least, d);
      }
      map[cell] = (float) Math.sqrt(Math.max(0, least - ROUNDING * norm));
    }
    return new FloatMap(spec.width(), spec.height(), map);
  }

  private static Patches candidates(
      MemoryBankSettings settings, Optional<Whitening> whitening, PatchSource source, long seed) {
    FeatureSpec spec = source.spec();
    int cells = spec.cells();
    int perView = Math.min(cells, Math.max(1, settings.candidates() / source.views()));
    int dimensions = whitening.map(Whitening::components).orElse(spec.channels());
    float[][] candidates = new float[dimensions][perView * source.views()];
    float[] values = new float[spec.length()];
    SplittableRandom random = new SplittableRandom(seed);
    int count = 0;
    for (int view = 0; view < source.views(); view++) {
      int[] scored = source.scoredCellIndices(view);
      source.read(view, values);
      float[] patches = patches(settings, whitening, values, spec);
      int[] taken = Shuffle.choose(scored, Math.min(scored.length, perView), random);
      for (int j = 0; j < dimensions; j++) {
        for (int i = 0; i < taken.length; i++) {
          candidates[j][count + i] = patches[j * cells + taken[i]];
        }
      }
      count += taken.length;
    }
    for (int j = 0; j < dimensions && count < perView * source.views(); j++) {
      candidates[j] = Arrays.copyOf(candidates[j], count);
    }
    return new Patches(candidates, count);
  }

  /** Whitened, then averaged over the neighbours inside the grid: {@code [d, h, w]}. */
  private static float[] patches(
      MemoryBankSettings settings,
      Optional<Whitening> whitening,
      float[] values,
      FeatureSpec spec) {
    float[] white = whitening.map(w -> w.apply(values, spec.cells())).orElse(values);
    return settings.smoothing() == 1
        ? white
        : averaged(white, spec.width(), spec.height(), settings.smoothing() / 2);
  }

  private static float[] averaged(float[] values, int width, int height, int reach) {
    float[] out = new float[values.length];
    for (int start = 0; start < values.length; start += width * height) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int top = Math.max(0, y - reach);
          int bottom = Math.min(height - 1, y + reach);
          int left = Math.max(0, x - reach);
          int right = Math.min(width - 1, x + reach);
          float sum = 0;
          for (int v = top; v <= bottom; v++) {
            for (int u = left; u <= right; u++) {
              sum += values[start + v * width + u];
            }
          }
          out[start + y * width + x] = sum / ((bottom - top + 1) * (right - left + 1));
        }
      }
    }
    return out;
  }
}
