// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scan.ShadedDepth;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.evaluation.report.HeatMapComparison;

/**
 * Keeps small pictures of the images that a model is most wrong about: good ones that score
 * highest, defective ones that score lowest. They are drawn while their samples pass, so that no
 * more than these are ever held.
 */
public final class Mistakes implements EvaluationRun.SampleListener {
  private static final int SIDE = 200;

  /** Lowest, then by id: which of equal ones are kept does not depend on their order. */
  private static final Comparator<MistakeRank> ORDER =
      Comparator.comparingDouble(MistakeRank::rank).thenComparing(MistakeRank::id);

  private final int count;
  private final DisplayScale scale;
  private final TreeMap<MistakeRank, byte[]> good = new TreeMap<>(ORDER);
  private final TreeMap<MistakeRank, byte[]> defective = new TreeMap<>(ORDER);

  /** Where a sample stands among its kind, the worst first. */
  private record MistakeRank(double rank, String id) {}

  /**
   * @param count of good and of defective images each
   * @param scale of the heat maps
   */
  public Mistakes(int count, DisplayScale scale) {
    this.count = count;
    this.scale = scale;
  }

  @Override
  public void inspected(Sample sample, Input input, Inspection inspection, SampleTruth truth) {
    boolean isGood = sample.label() == Label.GOOD;
    MistakeRank place =
        new MistakeRank(isGood ? -inspection.score() : inspection.score(), sample.id());
    TreeMap<MistakeRank, byte[]> kept = isGood ? good : defective;
    if (kept.size() < count || ORDER.compare(place, kept.lastKey()) < 0) {
      Optional<FloatMap> map = inspection.map();
      Image base = input.image().orElseGet(() -> ShadedDepth.render(input.scan().orElseThrow()));
      kept.put(
          place,
          HeatMapComparison.jpeg(
              base, map.orElseThrow(), truth.mask().filter(m -> !m.isEmpty()), scale, SIDE));
      if (kept.size() > count) {
        kept.pollLastEntry();
      }
    }
  }

  /**
   * Writes them as JPEG.
   *
   * @param folder that is made where there is none
   */
  public void write(Path folder) {
    for (Map<MistakeRank, byte[]> kept : List.of(good, defective)) {
      kept.forEach((place, image) -> AtomicFile.write(folder.resolve(file(place.id())), image));
    }
  }

  /** The file of a sample's picture. */
  public static String file(String id) {
    return id.replaceAll("[^\\w.-]", "_") + ".jpg";
  }
}
