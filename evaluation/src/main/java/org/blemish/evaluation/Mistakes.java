// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.Sha256;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scan.ShadedDepth;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.evaluation.report.HeatMapComparison;

/**
 * Keeps small images of the worst mistakes of a model: the good samples with the highest scores and
 * the defective samples with the lowest. Each image is drawn when its sample is inspected; memory
 * holds no more than the images kept. For one thread.
 */
public final class Mistakes implements EvaluationRun.SampleListener {
  private static final int SIDE = 200;

  /** Worst first; equal scores by id, so that the samples kept do not depend on their order. */
  private static final Comparator<MistakeRank> ORDER =
      Comparator.comparingDouble(MistakeRank::rank).thenComparing(MistakeRank::id);

  private final int count;
  private final DisplayScale scale;
  private final TreeMap<MistakeRank, byte[]> good = new TreeMap<>(ORDER);
  private final TreeMap<MistakeRank, byte[]> defective = new TreeMap<>(ORDER);

  /**
   * Rank of a sample among those of its label.
   *
   * @param rank the lower, the worse the mistake
   */
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
  public void inspected(InspectedSample inspected) {
    Sample sample = inspected.sample();
    Inspection inspection = inspected.inspection();
    Input input = inspected.input();
    boolean isGood = sample.label() == Label.GOOD;
    MistakeRank rank =
        new MistakeRank(isGood ? -inspection.score() : inspection.score(), sample.id());
    TreeMap<MistakeRank, byte[]> kept = isGood ? good : defective;
    if (kept.size() < count || ORDER.compare(rank, kept.lastKey()) < 0) {
      FloatMap map = inspection.map().orElseThrow();
      Image base = input.image().orElseGet(() -> ShadedDepth.render(input.scan().orElseThrow()));
      Optional<Mask> mask = inspected.truth().mask().filter(m -> !m.isEmpty());
      kept.put(rank, HeatMapComparison.jpeg(base, map, mask, scale, SIDE));
      if (kept.size() > count) {
        kept.pollLastEntry();
      }
    }
  }

  /**
   * Writes the images as JPEG.
   *
   * @param folder created if it does not exist
   */
  public void write(Path folder) {
    for (Map<MistakeRank, byte[]> kept : List.of(good, defective)) {
      kept.forEach((rank, image) -> AtomicFile.write(folder.resolve(file(rank.id())), image));
    }
  }

  /**
   * File name of a sample's image: its id with other characters replaced, and a digest of the id,
   * so that {@code a b} and {@code a_b} get different files.
   */
  static String file(String id) {
    return replaced(id) + "-" + Sha256.of(id).hex().substring(0, 8) + ".jpg";
  }

  /**
   * The image of a sample.
   *
   * @param folder that {@link #write} wrote to, in this version or an earlier one
   * @return empty if the sample's image was not kept
   */
  public static Optional<Path> find(Path folder, String id) {
    return Stream.of(file(id), replaced(id) + ".jpg")
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst();
  }

  private static String replaced(String id) {
    return id.replaceAll("[^\\w.-]", "_");
  }
}
