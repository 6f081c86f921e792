// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.blemish.training.benchmark.CellScores.Scored;

/**
 * For the first seed of each category and variant: how good and defective images score, the ROC
 * curve, and the images that it is most wrong about. As HTML with SVG inside.
 *
 * @param output the benchmark's folder
 * @param results of all cells
 */
record ScorePlots(Path output, BenchmarkResults results) {
  private static final int BINS = 24;
  private static final int WIDTH = 240;
  private static final int HEIGHT = 100;
  private static final int WORST = 3;

  String html() {
    StringBuilder page = new StringBuilder();
    for (String category : results.categories()) {
      for (Variant variant : results.variants()) {
        results.of(category, variant).stream()
            .findFirst()
            .ifPresent(
                result -> {
                  Path evaluation = result.cell().folder(output).resolve("evaluation");
                  CellScores scores = CellScores.read(evaluation.resolve("scores.csv"));
                  if (!scores.good().isEmpty() && !scores.defective().isEmpty()) {
                    page.append(section(result, evaluation, scores));
                  }
                });
      }
    }
    return page.isEmpty()
        ? ""
        : "<h2>Scores and mistakes</h2>\n<p>Blue: good images, orange: defective ones, from the lowest score to the highest; beside it the ROC curve. The cell's report shows each image with its heat map.</p>\n"
            + page;
  }

  private String section(CellResult result, Path evaluation, CellScores scores) {
    String link =
        output.relativize(evaluation.resolve("report.html")).toString().replace('\\', '/');
    return """
        <section>
        <h3><a href="%s">%s</a></h3>
        %s
        %s
        <p>Good, but high: %s.<br>Defective, but low: %s.</p>
        </section>
        """
        .formatted(
            HtmlPage.escaped(link.replace(" ", "%20")),
            HtmlPage.escaped(result.cell().toString()),
            histogram(scores),
            roc(scores),
            named(scores.worstGood(WORST)),
            named(scores.worstDefective(WORST)));
  }

  private static String named(List<Scored> images) {
    return String.join(
        ", ",
        images.stream()
            .map(
                image -> "%s (%s)".formatted(HtmlPage.escaped(image.path()), format(image.score())))
            .toList());
  }

  private static String histogram(CellScores scores) {
    double high = scores.images().get(0).score();
    double low = scores.images().get(scores.images().size() - 1).score();
    int[] good = counts(scores.good(), low, high);
    int[] defective = counts(scores.defective(), low, high);
    StringBuilder bars = new StringBuilder();
    bars(bars, good, "#2b7bba");
    bars(bars, defective, "#e6761b");
    return svg(
        WIDTH,
        "Histogram of scores from %s to %s: %d good and %d defective images"
            .formatted(format(low), format(high), scores.good().size(), scores.defective().size()),
        bars.toString());
  }

  private static int[] counts(List<Scored> images, double low, double high) {
    int[] counts = new int[BINS];
    for (Scored image : images) {
      double share = high > low ? (image.score() - low) / (high - low) : 0;
      counts[Math.min(BINS - 1, (int) (share * BINS))]++;
    }
    return counts;
  }

  /** Each kind of image has its own scale: there are many more of one than of the other. */
  private static void bars(StringBuilder out, int[] counts, String colour) {
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    int step = WIDTH / BINS;
    for (int i = 0; i < BINS; i++) {
      int height = Math.round((float) counts[i] * HEIGHT / most);
      if (height > 0) {
        out.append(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" fill-opacity=\".65\"/>"
                .formatted(i * step, HEIGHT - height, step - 1, height, colour));
      }
    }
  }

  private static String roc(CellScores scores) {
    double good = scores.good().size();
    double defective = scores.defective().size();
    StringBuilder points = new StringBuilder("0,").append(HEIGHT);
    int rejected = 0;
    int found = 0;
    List<Scored> images = scores.images();
    for (int i = 0; i < images.size(); i++) {
      if (images.get(i).defective()) {
        found++;
      } else {
        rejected++;
      }
      // Equal scores are passed together.
      if (i + 1 == images.size() || images.get(i + 1).score() < images.get(i).score()) {
        points
            .append(' ')
            .append(format(HEIGHT * rejected / good))
            .append(',')
            .append(format(HEIGHT * (1 - found / defective)));
      }
    }
    return svg(
        HEIGHT,
        "ROC curve",
        "<polyline fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" points=\"%s\"/>"
            .formatted(points));
  }

  private static String svg(int width, String label, String content) {
    return "<svg role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 -2 %d %d\" style=\"border-bottom:1px solid;margin-right:2rem\">%s</svg>"
        .formatted(label, width, HEIGHT + 4, width, HEIGHT + 4, content);
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
