// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Resize;
import org.blemish.core.input.Input;
import org.blemish.core.scan.ShadedDepth;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;
import org.blemish.data.synthetic.SyntheticDefect;
import org.blemish.data.synthetic.SyntheticDefectKind;
import org.blemish.evaluation.page.HtmlText;
import org.blemish.evaluation.report.ReportSample;
import org.blemish.evaluation.report.SampleSvg;

/**
 * Pictures of the most telling defects of each kind: the least visible that were found and the most
 * visible that were not. Keeps only those, encoded, while a probe runs. For one thread.
 */
public final class ProbeGallery implements Probe.ProbeListener {
  private static final int EACH = 3;
  private static final int SIDE = 200;

  /** A part of the picture is shown that is this much larger than the defect, ... */
  private static final double CROP_FACTOR = 3;

  /** ... and no smaller than this share of the shorter side. */
  private static final double MIN_CROP_SHARE = 0.3;

  private final DisplayScale scale;
  private final double reject;
  private final Map<SyntheticDefectKind, List<GalleryExample>> found =
      new EnumMap<>(SyntheticDefectKind.class);
  private final Map<SyntheticDefectKind, List<GalleryExample>> missed =
      new EnumMap<>(SyntheticDefectKind.class);

  /**
   * @param subject whose thresholds and colours the pictures are shown with
   */
  public ProbeGallery(ProbedModel subject) {
    scale = subject.calibration().display();
    reject = subject.calibration().reject().value();
  }

  /** What is shown of a defect; size times contrast orders them. */
  private record GalleryExample(double visibility, String html) {}

  @Override
  public void inspected(ProbedDefect probed, SyntheticDefect painted, Inspection inspection) {
    boolean hit = probed.verdict() == Verdict.DEFECTIVE;
    List<GalleryExample> shelf =
        (hit ? found : missed).computeIfAbsent(probed.spec().kind(), kind -> new ArrayList<>());
    double visibility = probed.size() * probed.contrast();
    Comparator<GalleryExample> telling = Comparator.comparingDouble(GalleryExample::visibility);
    if (!hit) {
      telling = telling.reversed();
    }
    GalleryExample place = new GalleryExample(visibility, "");
    if (shelf.size() < EACH || telling.compare(place, shelf.get(EACH - 1)) < 0) {
      shelf.add(new GalleryExample(visibility, figure(probed, painted, inspection)));
      shelf.sort(telling);
      if (shelf.size() > EACH) {
        shelf.remove(EACH);
      }
    }
  }

  String html() {
    StringBuilder page = new StringBuilder();
    page.append(
        "<h2>Examples</h2>\n<p>Of each kind the most visible defects that were missed, then the least visible that were found: as painted, and beside it outlined, with the heat map that the model gives.</p>\n");
    for (SyntheticDefectKind kind : SyntheticDefectKind.values()) {
      List<GalleryExample> all = new ArrayList<>(missed.getOrDefault(kind, List.of()));
      all.addAll(found.getOrDefault(kind, List.of()));
      if (!all.isEmpty()) {
        page.append("<h3>").append(kind.title()).append("</h3>\n<div class=\"row\">\n");
        all.forEach(picture -> page.append(picture.html()));
        page.append("</div>\n");
      }
    }
    return page.toString();
  }

  private String figure(ProbedDefect probed, SyntheticDefect painted, Inspection inspection) {
    String what =
        switch (probed.verdict()) {
          case DEFECTIVE -> "found";
          case UNSURE -> "unsure";
          default -> "missed";
        };
    String change =
        probed.spec().kind().onScan()
            ? String.format(Locale.ROOT, "%.2f mm", 1000 * probed.change())
            : String.format(Locale.ROOT, "%.0f grey levels", probed.change());
    return String.format(
        Locale.ROOT,
        "<figure>%s<figcaption><b class=\"%s\">%s</b> %s<br>%d pixels, %s<br>score %.4g, rejected above %.4g%s<br><small>%s</small></figcaption></figure>%n",
        SampleSvg.svg(sample(probed, painted, inspection), scale, SIDE, probed.spec().toString()),
        what,
        what,
        probed.spec(),
        probed.pixels(),
        change,
        probed.score(),
        reject,
        probed.localised() ? "" : "<br>the map points elsewhere",
        HtmlText.escape(probed.part()));
  }

  private static ReportSample sample(
      ProbedDefect probed, SyntheticDefect painted, Inspection inspection) {
    Mask mask = painted.mask();
    Rectangle part = around(mask, probed.size());
    Input input = painted.input();
    Image picture =
        probed.spec().kind().onScan() || input.image().isEmpty()
            ? ShadedDepth.render(input.scan().orElseThrow())
            : input.image().orElseThrow();
    return ReportSample.of(
            probed.part(),
            Label.DEFECTIVE,
            probed.spec().kind().title(),
            probed.score(),
            part.size())
        .withView(
            "picture", Resize.bilinear(picture, scaled(part, mask.size(), picture), part.size()))
        .withMask(Optional.of(cut(mask, part)))
        .withMap(cut(inspection.map().orElseThrow(), part));
  }

  /** A square around the mask's middle, moved into the picture. */
  private static Rectangle around(Mask mask, double size) {
    int shorter = Math.min(mask.width(), mask.height());
    int side =
        (int) Math.min(shorter, Math.ceil(shorter * Math.max(MIN_CROP_SHARE, CROP_FACTOR * size)));
    long x = 0;
    long y = 0;
    for (int i = mask.bits().nextSetBit(0); i >= 0; i = mask.bits().nextSetBit(i + 1)) {
      x += i % mask.width();
      y += i / mask.width();
    }
    int count = mask.count();
    return new Rectangle(
        Math.min(Math.max(0, (int) (x / count) - side / 2), mask.width() - side),
        Math.min(Math.max(0, (int) (y / count) - side / 2), mask.height() - side),
        side,
        side);
  }

  /** The same part in a picture of another resolution. */
  private static Rectangle scaled(Rectangle part, Size of, Image picture) {
    double across = (double) picture.width() / of.width();
    double down = (double) picture.height() / of.height();
    return new Rectangle(
        (int) (part.x() * across),
        (int) (part.y() * down),
        Math.max(1, (int) (part.width() * across)),
        Math.max(1, (int) (part.height() * down)));
  }

  private static Mask cut(Mask mask, Rectangle part) {
    BitSet bits = new BitSet(part.size().area());
    for (int y = 0, i = 0; y < part.height(); y++) {
      for (int x = 0; x < part.width(); x++, i++) {
        bits.set(i, mask.get(part.x() + x, part.y() + y));
      }
    }
    return new Mask(part.width(), part.height(), bits);
  }

  private static FloatMap cut(FloatMap map, Rectangle part) {
    FloatMap cut = FloatMap.zeros(part.size());
    for (int y = 0; y < part.height(); y++) {
      System.arraycopy(
          map.values(),
          (part.y() + y) * map.width() + part.x(),
          cut.values(),
          y * part.width(),
          part.width());
    }
    return cut;
  }
}
