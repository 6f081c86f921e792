// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Inspection;
import org.blemish.evaluation.page.DataUri;
import org.blemish.evaluation.page.Figure;
import org.blemish.evaluation.page.ThreeDigits;
import org.blemish.inference.Detector;
import org.blemish.inference.heatmap.Shrink;

/**
 * The image of an inspected part with the bounds of its regions, and its heat map if it can be
 * inspected again, if its file is still there.
 */
final class PartFigure {
  private static final int SIDE = 384;

  private PartFigure() {}

  /** Scores of the same inspection on different machines differ less. */
  private static final double SAME_SCORE = 1e-3;

  /**
   * @param detector to inspect the part again; stays open
   */
  static Optional<Figure> of(InspectedPart part, Optional<Detector> detector) {
    try {
      Path file = Path.of(part.source());
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      Image image = Images.read(file);
      Size size = Shrink.fit(image.size(), SIDE);
      return Optional.of(
          new Figure(
              DataUri.jpeg(Shrink.image(image, size)),
              detector.flatMap(open -> heat(part, image, open)),
              part.regions().isEmpty() ? Optional.empty() : Optional.of(bounds(part, size)),
              size.width(),
              size.height(),
              Optional.of(part.verdict().name()),
              shortName(file),
              "part %d, score %s%s"
                  .formatted(
                      part.number(),
                      ThreeDigits.text(part.score()),
                      part.reasonKind().map(text -> ", " + text).orElse(""))));
    } catch (InvalidPathException | BlemishException e) {
      return Optional.empty(); // listed without its image
    }
  }

  private static Optional<String> heat(InspectedPart part, Image image, Detector detector) {
    try {
      Inspection again = detector.inspect(Input.of(image), part.source());
      double difference = Math.abs(again.score() - part.score());
      if (difference > SAME_SCORE * (1 + Math.abs(part.score()))) {
        return Optional.empty(); // of another model, or the file has changed
      }
      return again
          .display()
          .flatMap(
              scale ->
                  again
                      .map()
                      .map(
                          map ->
                              DataUri.heat(
                                  Shrink.map(map, Shrink.fit(map.size(), SIDE / 2)), scale)));
    } catch (BlemishException e) {
      return Optional.empty(); // such as a model that needs a scan
    }
  }

  /** The file and two folders: the name of one alone may be that of the images of all parts. */
  private static String shortName(Path file) {
    int names = file.getNameCount();
    return file.subpath(Math.max(0, names - 3), names).toString();
  }

  private static String bounds(InspectedPart part, Size shown) {
    double scale = (double) shown.width() / part.size().width();
    StringBuilder path = new StringBuilder();
    for (Rectangle region : part.regions()) {
      path.append(
          String.format(
              Locale.ROOT,
              "M%.1f %.1fh%.1fv%.1fh%.1fz",
              scale * region.x(),
              scale * region.y(),
              scale * region.width(),
              scale * region.height(),
              -scale * region.width()));
    }
    return path.toString();
  }
}
