// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.evaluation.Mistakes;
import org.blemish.evaluation.page.Figure;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.ThreeDigits;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;
import org.blemish.experiments.benchmark.report.JobScores.ImageScore;

/**
 * Scores and mistakes for the first seed of each category and method setup: histogram of good and
 * defective images, ROC curve of images, PRO curve of regions, and the worst mistakes.
 *
 * @param output folder of the benchmark
 * @param results of all jobs
 */
record ScoreSections(Path output, BenchmarkResults results) {
  private static final double PRO_LIMIT = 0.3;

  /** One block for each category and method setup with scores of both labels. */
  List<PageBlock> blocks() {
    List<PageBlock> blocks = new ArrayList<>();
    for (String category : results.categories()) {
      for (MethodSetup setup : results.setups()) {
        results.of(category, setup).stream()
            .findFirst()
            .flatMap(this::block)
            .ifPresent(blocks::add);
      }
    }
    return blocks;
  }

  private Optional<PageBlock> block(JobResult result) {
    Path evaluation = result.job().evaluation(output);
    JobScores scores = JobScores.read(evaluation.resolve("scores.csv"));
    if (scores.good().isEmpty() || scores.defective().isEmpty()) {
      return Optional.empty();
    }
    List<PageBlock.LineChart> curves = new ArrayList<>(List.of(roc(scores)));
    proCurve(evaluation).ifPresent(curves::add);
    List<PageBlock> content = new ArrayList<>();
    content.add(
        new PageBlock.Columns(
            List.of(
                new PageBlock.Columns.Column("Scores", List.of(histogram(scores))),
                new PageBlock.Columns.Column(
                    "Curves", List.of(new PageBlock.Lines(curves, true))))));
    content.addAll(
        figures(
            "Good images with the highest scores",
            evaluation,
            scores.worstGood(JobResult.MISTAKES)));
    content.addAll(
        figures(
            "Defective images with the lowest scores",
            evaluation,
            scores.worstDefective(JobResult.MISTAKES)));
    return Optional.of(new PageBlock.Details(result.job().toString(), content));
  }

  private static List<PageBlock> figures(String heading, Path evaluation, List<ImageScore> images) {
    List<Figure> figures =
        images.stream()
            .flatMap(image -> figure(evaluation.resolve("mistakes"), image).stream())
            .toList();
    return List.of(
        new PageBlock.Columns(
            List.of(
                new PageBlock.Columns.Column(
                    heading,
                    figures.isEmpty()
                        ? List.of(new PageBlock.Text(names(images)))
                        : List.of(new PageBlock.Figures(figures))))));
  }

  private static String names(List<ImageScore> images) {
    return String.join(
        "; ", images.stream().map(i -> i.path() + ", " + ThreeDigits.text(i.score())).toList());
  }

  /** An image embedded in the page; empty where it was not kept. */
  private static Optional<Figure> figure(Path folder, ImageScore image) {
    Optional<Path> file = Mistakes.find(folder, image.path());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file.get());
      Size size = Images.size(file.get());
      return Optional.of(
          Figure.encoded(
                  "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes), size)
              .withCaption(
                  Optional.empty(), image.path(), "score " + ThreeDigits.text(image.score())));
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(file.get(), e.getMessage()), e);
    }
  }

  /** PRO curve up to 30 % of the good pixels; empty if there are no masks. */
  private static Optional<PageBlock.LineChart> proCurve(Path evaluation) {
    Path file = evaluation.resolve("curves.json");
    JsonNode curve =
        Files.exists(file)
            ? Json.read(file, JsonNode.class).path("pro")
            : MissingNode.getInstance();
    if (curve.isEmpty()) {
      return Optional.empty();
    }
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (double[] point : Json.convert(curve, double[][].class, file.toString())) {
      if (point[0] <= PRO_LIMIT) {
        x.add(point[0]);
        y.add(point[1]);
      }
    }
    return Optional.of(
        curve("PRO to 30 %", "Share of good pixels", "Mean overlap of regions", PRO_LIMIT, x, y));
  }

  private static PageBlock.Histogram histogram(JobScores scores) {
    double high = scores.images().get(0).score();
    double low = scores.images().get(scores.images().size() - 1).score();
    double margin = 0.02 * (high > low ? high - low : 1);
    return new PageBlock.Histogram(
        "%d good and %d defective images"
            .formatted(scores.good().size(), scores.defective().size()),
        List.of(
            new PageBlock.Histogram.HistogramGroup("good", values(scores.good()), "good"),
            new PageBlock.Histogram.HistogramGroup(
                "defective", values(scores.defective()), "defective")),
        List.of(),
        new PageBlock.Histogram.HistogramRange(low - margin, high + margin),
        "Image score");
  }

  private static List<Double> values(List<ImageScore> images) {
    return images.stream().map(ImageScore::score).toList();
  }

  private static PageBlock.LineChart roc(JobScores scores) {
    double good = scores.good().size();
    double defective = scores.defective().size();
    List<Double> x = new ArrayList<>(List.of(0.0));
    List<Double> y = new ArrayList<>(List.of(0.0));
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
        x.add(rejected / good);
        y.add(found / defective);
      }
    }
    return curve("ROC of images", "Good images rejected", "Defective images found", 1, x, y);
  }

  private static PageBlock.LineChart curve(
      String title, String xLabel, String yLabel, double end, List<Double> x, List<Double> y) {
    return new PageBlock.LineChart(
        title,
        "From 0 to %s.".formatted(ThreeDigits.percent(end)),
        xLabel,
        yLabel,
        List.of(0.0, end),
        List.of(0.0, 1.0),
        Optional.empty(),
        List.of(new PageBlock.LineSeries(title, x, y, Optional.empty(), false)),
        List.of(),
        false,
        false,
        "percent",
        "percent");
  }
}
