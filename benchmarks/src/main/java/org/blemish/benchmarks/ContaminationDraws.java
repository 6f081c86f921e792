// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.quality.FeatureOutliers;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeaturePooling;

/**
 * Measures which wrong images among good ones training names: for random draws, some good images
 * are replaced by defective ones of the same data set, or by good ones of another product.
 *
 * <pre>{@code
 * ContaminationDraws DATA OTHER [DRAWS] [IMAGES] [SHARES] [METHOD] [SETTING=VALUE...]
 * }</pre>
 *
 * It prints how many wrong and which share of clean images are named: defective ones by their
 * scores, in models that are fitted to each draw, those of another product by mean features.
 * Settings: see {@link DrawSettings}.
 */
public final class ContaminationDraws {
  private static final List<String> DEFAULTS = List.of("", "", "5", "100", "1,5,10", "patchcore");

  private final DrawSettings settings;
  private final CachedFeatures features;

  /**
   * Wrong images.
   *
   * @param first index of the first one among all images
   * @param count their number
   * @param byScores whether scores name them, or mean features
   */
  private record Wrong(String kind, int first, int count, boolean byScores) {}

  private ContaminationDraws(DrawSettings settings, CachedFeatures features) {
    this.settings = settings;
    this.features = features;
  }

  public static void main(String[] arguments) throws IOException {
    List<String> given =
        new ArrayList<>(Arrays.stream(arguments).filter(a -> !a.contains("=")).toList());
    if (given.size() < 2) {
      System.err.println(
          "usage: ContaminationDraws DATA OTHER [DRAWS] [IMAGES] [SHARES] [METHOD] [SETTING=VALUE...]");
      System.exit(2);
    }
    given.addAll(DEFAULTS.subList(Math.min(given.size(), DEFAULTS.size()), DEFAULTS.size()));
    DrawSettings settings =
        DrawSettings.of(
            given.get(5), Arrays.stream(arguments).filter(a -> a.contains("=")).toList());
    int draws = Integer.parseInt(given.get(2));
    int images = Integer.parseInt(given.get(3));
    DrawnData data = DrawnData.read(Path.of(given.get(0)));
    List<Sample> good = shuffled(data.good()).stream().limit(2L * images).toList();
    List<Sample> defective = shuffled(data.defective());
    List<Sample> other =
        shuffled(DrawnData.read(Path.of(given.get(1))).good()).stream().limit(images).toList();
    List<Sample> all = Stream.of(good, defective, other).flatMap(List::stream).toList();
    try (TemporaryFolder folder = TemporaryFolder.create("draws")) {
      ContaminationDraws measurement =
          new ContaminationDraws(settings, CachedFeatures.of(settings, all, folder.path()));
      System.out.println("wrong images | share | wrong ones named | clean ones named");
      int[] shares = Arrays.stream(given.get(4).split(",")).mapToInt(Integer::parseInt).toArray();
      List<Wrong> kinds =
          List.of(
              new Wrong("another product", good.size() + defective.size(), other.size(), false),
              new Wrong("defective", good.size(), defective.size(), true));
      for (Wrong kind : kinds) {
        for (int share : shares) {
          measurement.measure(kind, share, draws, images, good.size());
        }
      }
    }
  }

  private void measure(Wrong wrong, int percent, int draws, int images, int good)
      throws IOException {
    int replaced = Math.max(1, images * percent / 100);
    int named = 0;
    int clean = 0;
    for (int number = 0; number < draws; number++) {
      Random random = new Random(number);
      List<Integer> drawn = new ArrayList<>(some(0, good, images - replaced, random));
      drawn.addAll(some(wrong.first(), wrong.count(), replaced, random));
      Collections.shuffle(drawn, random); // folds do not know which ones are wrong
      for (int position : wrong.byScores() ? byScores(drawn) : byFeatures(drawn)) {
        if (drawn.get(position) < good) {
          clean++;
        } else {
          named++;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s | %d %% | %d of %d | %.1f %%%n",
        wrong.kind(),
        percent,
        named,
        draws * replaced,
        100.0 * clean / (draws * (images - replaced)));
  }

  private List<Integer> byScores(List<Integer> drawn) throws IOException {
    return FittedDraw.of(settings, features, drawn.stream().map(List::of).toList()).outliers();
  }

  private List<Integer> byFeatures(List<Integer> drawn) {
    FeaturePooling pooling = FeaturePooling.over(features.store().specs()).orElseThrow();
    return FeatureOutliers.of(
        drawn.stream().map(i -> pooling.of(features.store().sample(i))).toList());
  }

  private static List<Integer> some(int first, int count, int wanted, Random random) {
    List<Integer> indices = new ArrayList<>(IntStream.range(first, first + count).boxed().toList());
    Collections.shuffle(indices, random);
    return indices.subList(0, wanted);
  }

  private static List<Sample> shuffled(List<Sample> samples) {
    List<Sample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(0));
    return shuffled;
  }
}
