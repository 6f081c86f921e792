// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.scoring.StatedRate;
import org.blemish.core.statistics.Quantiles;
import org.blemish.data.Sample;

/**
 * Measures whether thresholds of cross-fitting hold: for random draws of good images, everything is
 * fitted anew (whitening, memory banks, standardisation, units, folds), and good images that were
 * not drawn are scored by the final model. The labels of defective images only report. With {@code
 * --parts} whole parts are drawn where several images show the same one, and the unused images are
 * those of other parts.
 *
 * <pre>{@code
 * CalibrationDraws [--parts] DATA [DRAWS] [SIZES] [METHOD] [UNUSED] [DEFECTS] [SETTING=VALUE...]
 * }</pre>
 *
 * For each number of good images it prints the stated rate of the reject threshold, mean, median
 * and 90 % range of the actual rate over the draws, and recall beside the recall at the quantile of
 * the unused images that the stated rate asks for. Settings: see {@link DrawSettings}.
 */
public final class CalibrationDraws {
  private static final String BY_PARTS = "--parts";
  private static final List<String> DEFAULTS =
      List.of("", "50", "20,40,80,300", "patchcore", "500", "200");

  private final DrawSettings settings;
  private final List<Sample> good;
  private final List<List<Integer>> parts;
  private final List<Sample> defective;
  private final int unused;
  private final Path folder;

  private CalibrationDraws(
      DrawSettings settings, Path data, boolean byParts, int unused, int defects, Path folder) {
    this.settings = settings;
    this.unused = unused;
    this.folder = folder;
    DrawnData read = DrawnData.read(data);
    good = read.good();
    parts =
        byParts ? read.goodParts() : IntStream.range(0, good.size()).mapToObj(List::of).toList();
    List<Sample> all = read.defective();
    defective =
        IntStream.range(0, Math.min(defects, all.size()))
            .mapToObj(i -> all.get(i * all.size() / Math.min(defects, all.size())))
            .toList();
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.err.println(
          "usage: CalibrationDraws [--parts] DATA [DRAWS] [SIZES] [METHOD] [UNUSED] [DEFECTS] [SETTING=VALUE...]");
      System.exit(2);
    }
    List<String> given =
        new ArrayList<>(Arrays.stream(arguments).filter(a -> !a.contains("=")).toList());
    boolean byParts = given.remove(BY_PARTS);
    given.addAll(DEFAULTS.subList(Math.min(given.size(), DEFAULTS.size()), DEFAULTS.size()));
    try (TemporaryFolder folder = TemporaryFolder.create("draws")) {
      new CalibrationDraws(
              DrawSettings.of(
                  given.get(3), Arrays.stream(arguments).filter(a -> a.contains("=")).toList()),
              Path.of(given.get(0)),
              byParts,
              Integer.parseInt(given.get(4)),
              Integer.parseInt(given.get(5)),
              folder.path())
          .measure(
              Integer.parseInt(given.get(1)),
              Arrays.stream(given.get(2).split(",")).mapToInt(Integer::parseInt).toArray(),
              System.out);
    }
  }

  private void measure(int draws, int[] sizes, PrintStream out) throws IOException {
    CachedFeatures features =
        CachedFeatures.of(
            settings, Stream.concat(good.stream(), defective.stream()).toList(), folder);
    out.printf(
        Locale.ROOT,
        "%s: %d good and %d defective images, %d draws, up to %d unused good images%n",
        settings.training().method(),
        good.size(),
        defective.size(),
        draws,
        unused);
    out.println(
        "images | method | stated | actual mean | median | 5 %..95 % | actual / stated | found | possible | found / possible");
    for (int size : sizes) {
      List<Draw> results = new ArrayList<>();
      for (int draw = 0; draw < draws; draw++) {
        results.add(draw(features, size, draw));
      }
      out.println(line(size, results));
    }
  }

  /**
   * One draw.
   *
   * @param rate of the reject threshold
   * @param actual share of unused good images above the threshold, each part counting as one image
   * @param found share of defective images above it
   * @param possible share of defective images above the quantile of the unused good images
   */
  private record Draw(StatedRate rate, double actual, double found, double possible) {}

  private Draw draw(CachedFeatures features, int size, int number) throws IOException {
    List<List<Integer>> order = new ArrayList<>(parts);
    Collections.shuffle(order, new Random(1000L * size + number));
    List<List<Integer>> drawn = new ArrayList<>();
    List<List<Integer>> others = new ArrayList<>();
    int left = size;
    for (List<Integer> part : order) {
      if (left > 0) {
        drawn.add(part.subList(0, Math.min(left, part.size())));
        left -= part.size();
      } else if (images(others) < unused) {
        others.add(part);
      }
    }
    drawn.sort(Comparator.comparing(part -> part.get(0)));
    FittedDraw draw = FittedDraw.of(settings, features, drawn);
    double[] free = draw.scores(others.stream().flatMap(List::stream).toList());
    double[] wrong =
        draw.scores(IntStream.range(good.size(), good.size() + defective.size()).boxed().toList());
    StatedRate rate = draw.reject().rate();
    double threshold = draw.reject().value();
    double actual = aboveByParts(others, free, threshold);
    Arrays.sort(free);
    return new Draw(
        rate,
        actual,
        above(wrong, threshold),
        above(wrong, Quantiles.interpolated(free, 1 - rate.stated())));
  }

  private static int images(List<List<Integer>> parts) {
    return parts.stream().mapToInt(List::size).sum();
  }

  /**
   * Mean over parts of the share of a part's images above a threshold, since each counts as one.
   */
  private static double aboveByParts(List<List<Integer>> parts, double[] scores, double threshold) {
    double sum = 0;
    int first = 0;
    for (List<Integer> part : parts) {
      sum += above(Arrays.copyOfRange(scores, first, first + part.size()), threshold);
      first += part.size();
    }
    return sum / Math.max(1, parts.size());
  }

  private static double above(double[] scores, double threshold) {
    return Arrays.stream(scores).filter(score -> score > threshold).count()
        / (double) Math.max(1, scores.length);
  }

  private static String line(int size, List<Draw> draws) {
    double[] actual = draws.stream().mapToDouble(Draw::actual).sorted().toArray();
    double stated = mean(draws.stream().mapToDouble(draw -> draw.rate().stated()));
    double found = mean(draws.stream().mapToDouble(Draw::found));
    double possible = mean(draws.stream().mapToDouble(Draw::possible));
    return String.format(
        Locale.ROOT,
        "%d | %s | %.2f %% | %.2f %% | %.2f %% | %.2f..%.2f %% | %.2f | %.1f %% | %.1f %% | %.2f",
        size,
        String.join(
            ",",
            draws.stream().map(draw -> draw.rate().method().name()).distinct().sorted().toList()),
        100 * stated,
        100 * mean(Arrays.stream(actual)),
        100 * Quantiles.median(actual),
        100 * Quantiles.interpolated(actual, 0.05),
        100 * Quantiles.interpolated(actual, 0.95),
        mean(Arrays.stream(actual)) / stated,
        100 * found,
        100 * possible,
        found / possible);
  }

  private static double mean(DoubleStream values) {
    return values.average().orElse(Double.NaN);
  }
}
