// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;
import org.blemish.evaluation.Mistakes;
import org.blemish.evaluation.page.HtmlText;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;
import org.blemish.experiments.benchmark.report.JobScores.ImageScore;

/**
 * Plots of the scores as HTML with embedded SVG, for the first seed of each category and method
 * setup: histogram of good and defective images, ROC curve of images, PRO curve of regions, and the
 * worst mistakes.
 *
 * @param output folder of the benchmark
 * @param results of all jobs
 */
record ScorePlots(Path output, BenchmarkResults results) {
  private static final int BINS = 24;
  private static final int WIDTH = 240;
  private static final int HEIGHT = 100;
  private static final double PRO_LIMIT = 0.3;

  String html() {
    StringBuilder page = new StringBuilder();
    for (String category : results.categories()) {
      for (MethodSetup setup : results.setups()) {
        results.of(category, setup).stream()
            .findFirst()
            .ifPresent(
                result -> {
                  Path evaluation = result.job().evaluation(output);
                  JobScores scores = JobScores.read(evaluation.resolve("scores.csv"));
                  if (!scores.good().isEmpty() && !scores.defective().isEmpty()) {
                    page.append(section(result, evaluation, scores));
                  }
                });
      }
    }
    return page.isEmpty()
        ? ""
        : "<h2>Scores and mistakes</h2>\n<p>Histogram of the scores of good images (blue) and defective images (orange), ROC curve of images, and per-region overlap (PRO) against the share of good pixels above the threshold. Below, the worst mistakes with their heat maps; true defects are outlined in green. The report of each job shows all images.</p>\n"
            + page;
  }

  private String section(JobResult result, Path evaluation, JobScores scores) {
    String link =
        output.relativize(evaluation.resolve("report.html")).toString().replace('\\', '/');
    return """
        <section>
        <h3><a href="%s">%s</a></h3>
        <div class="plots">
        %s
        %s
        %s
        </div>
        <h4>Good images with the highest scores</h4>
        <div class="mistakes">%s</div>
        <h4>Defective images with the lowest scores</h4>
        <div class="mistakes">%s</div>
        </section>
        """
        .formatted(
            HtmlText.escape(link.replace(" ", "%20")),
            HtmlText.escape(result.job().toString()),
            histogram(scores),
            roc(scores),
            proCurve(evaluation),
            imageFigures(evaluation, scores.worstGood(JobResult.MISTAKES)),
            imageFigures(evaluation, scores.worstDefective(JobResult.MISTAKES)));
  }

  private static String imageFigures(Path evaluation, List<ImageScore> images) {
    StringBuilder figures = new StringBuilder();
    for (ImageScore image : images) {
      figures.append(
          "<figure>%s<figcaption>%s, %s</figcaption></figure>\n"
              .formatted(
                  image(evaluation.resolve("mistakes"), image.path()),
                  HtmlText.escape(image.path()),
                  format(image.score())));
    }
    return figures.toString();
  }

  /** An image embedded in the page; empty where it was not kept. */
  private static String image(Path folder, String id) {
    Path file = Mistakes.find(folder, id).orElse(null);
    if (file == null) {
      return "";
    }
    try {
      return "<img alt=\"Image and heat map\" src=\"data:image/jpeg;base64,%s\">"
          .formatted(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
  }

  /** PRO curve up to 30 % of the good pixels; empty if there are no masks. */
  private static String proCurve(Path evaluation) {
    Path file = evaluation.resolve("curves.json");
    JsonNode curve =
        Files.exists(file)
            ? Json.read(file, JsonNode.class).path("pro")
            : MissingNode.getInstance();
    if (curve.isEmpty()) {
      return "";
    }
    StringBuilder points = new StringBuilder();
    for (double[] point : Json.convert(curve, double[][].class, file.toString())) {
      double x = point[0];
      if (x <= PRO_LIMIT) {
        points
            .append(format(HEIGHT * x / PRO_LIMIT))
            .append(',')
            .append(format(HEIGHT * (1 - point[1])))
            .append(' ');
      }
    }
    return plot(HEIGHT, "PRO to 30 %", line(points.toString().strip()));
  }

  private static String histogram(JobScores scores) {
    double high = scores.images().get(0).score();
    double low = scores.images().get(scores.images().size() - 1).score();
    int[] good = counts(scores.good(), low, high);
    int[] defective = counts(scores.defective(), low, high);
    StringBuilder bars = new StringBuilder();
    bars(bars, good, "#2b7bba");
    bars(bars, defective, "#e6761b");
    return plot(
        WIDTH,
        "Scores from %s to %s: %d good and %d defective images"
            .formatted(format(low), format(high), scores.good().size(), scores.defective().size()),
        bars.toString());
  }

  private static int[] counts(List<ImageScore> images, double low, double high) {
    int[] counts = new int[BINS];
    for (ImageScore image : images) {
      double share = high > low ? (image.score() - low) / (high - low) : 0;
      counts[Math.min(BINS - 1, (int) (share * BINS))]++;
    }
    return counts;
  }

  /** The bars of each label have their own scale, since their numbers of images differ. */
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

  private static String roc(JobScores scores) {
    double good = scores.good().size();
    double defective = scores.defective().size();
    StringBuilder points = new StringBuilder("0,").append(HEIGHT);
    int rejected = 0;
    int found = 0;
    List<ImageScore> images = scores.images();
    for (int i = 0; i < images.size(); i++) {
      if (images.get(i).defective()) {
        found++;
      } else {
        rejected++;
      }
      // Images with equal scores give one point.
      if (i + 1 == images.size() || images.get(i + 1).score() < images.get(i).score()) {
        points
            .append(' ')
            .append(format(HEIGHT * rejected / good))
            .append(',')
            .append(format(HEIGHT * (1 - found / defective)));
      }
    }
    return plot(HEIGHT, "ROC", line(points.toString()));
  }

  private static String line(String points) {
    return "<polyline fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" points=\"%s\"/>"
        .formatted(points);
  }

  /** A plot with a left and a lower axis and a caption. */
  private static String plot(int width, String label, String content) {
    return "<figure><svg role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 -2 %d %d\" style=\"border:solid;border-width:0 0 1px 1px\">%s</svg><figcaption>%s</figcaption></figure>"
        .formatted(label, width, HEIGHT + 4, width, HEIGHT + 4, content, label);
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
