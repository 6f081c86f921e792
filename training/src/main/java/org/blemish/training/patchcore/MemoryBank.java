// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.onnx.MemoryBankPatches;
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
      map[cell] = (float) Math.sqrt(Math.max(0, least - MemoryBankPatches.ROUNDING * norm));
    }
    return new FloatMap(spec.width(), spec.height(), map);
  }

  /**
   * Patches drawn from all views. Only their own cells are averaged and whitened, which gives the
   * patches that whitening and averaging the whole view would give, up to rounding.
   */
  private static Patches candidates(
      MemoryBankSettings settings, Optional<Whitening> whitening, PatchSource source, long seed) {
    FeatureSpec spec = source.spec();
    int perView = Math.min(spec.cells(), Math.max(1, settings.candidates() / source.views()));
    float[] values = new float[spec.length()];
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> drawn = new ArrayList<>();
    int[] offsets = new int[source.views() + 1];
    for (int view = 0; view < source.views(); view++) {
      int[] scored = source.scoredCellIndices(view);
      source.read(view, values);
      int[] cells = Shuffle.choose(scored, Math.min(scored.length, perView), random);
      drawn.add(averaged(values, spec, settings.smoothing() / 2, cells));
      offsets[view + 1] = offsets[view] + cells.length;
    }
    int count = offsets[source.views()];
    float[][] candidates =
        new float[whitening.map(Whitening::components).orElse(spec.channels())][count];
    IntStream.range(0, source.views())
        .parallel()
        .forEach(
            view -> {
              int length = offsets[view + 1] - offsets[view];
              float[] raw = drawn.get(view);
              float[] patches = whitening.map(w -> w.apply(raw, length)).orElse(raw);
              for (int j = 0; j < candidates.length; j++) {
                System.arraycopy(patches, j * length, candidates[j], offsets[view], length);
              }
            });
    return new Patches(candidates, count);
  }

  /** Whitened, then averaged over the neighbours inside the grid: {@code [d, h, w]}. */
  private static float[] patches(
      MemoryBankSettings settings,
      Optional<Whitening> whitening,
      float[] values,
      FeatureSpec spec) {
    float[] white = whitening.map(w -> w.apply(values, spec.cells())).orElse(values);
    if (settings.smoothing() == 1) {
      return white;
    }
    FeatureSpec grid =
        new FeatureSpec(spec.name(), white.length / spec.cells(), spec.height(), spec.width());
    return averaged(
        white, grid, settings.smoothing() / 2, IntStream.range(0, spec.cells()).toArray());
  }

  /**
   * The mean over each cell's neighbours inside the grid.
   *
   * @param values {@code [C, h, w]}
   * @param reach neighbours on each side; 0 takes the cells as they are
   * @param cells indices {@code y * w + x}
   * @return {@code [C, cells]}
   */
  private static float[] averaged(float[] values, FeatureSpec spec, int reach, int[] cells) {
    float[] out = new float[spec.channels() * cells.length];
    for (int i = 0; i < cells.length; i++) {
      int y = cells[i] / spec.width();
      int x = cells[i] % spec.width();
      int top = Math.max(0, y - reach);
      int bottom = Math.min(spec.height() - 1, y + reach);
      int left = Math.max(0, x - reach);
      int right = Math.min(spec.width() - 1, x + reach);
      int neighbours = (bottom - top + 1) * (right - left + 1);
      for (int c = 0; c < spec.channels(); c++) {
        float sum = 0;
        for (int v = top; v <= bottom; v++) {
          int row = c * spec.cells() + v * spec.width();
          for (int u = left; u <= right; u++) {
            sum += values[row + u];
          }
        }
        out[c * cells.length + i] = sum / neighbours;
      }
    }
    return out;
  }
}
