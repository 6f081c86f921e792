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
import org.blemish.data.synthetic.DefectSpec;
import org.blemish.data.synthetic.SyntheticDefect;
import org.blemish.data.synthetic.SyntheticDefectKind;
import org.blemish.evaluation.page.Figure;
import org.blemish.evaluation.page.Page;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.ThreeDigits;

/**
 * Images of selected synthetic defects of each kind: the least visible that were found and the most
 * visible that were missed. Only these are kept, encoded, while a probe runs. For one thread.
 */
public final class ProbeGallery implements Probe.ProbeListener {
  private static final int EACH = 3;
  private static final int SIDE = 200;

  /** Side of the shown crop relative to the size of the defect, ... */
  private static final double CROP_FACTOR = 3;

  /** ... and at least this share of the image's shorter side. */
  private static final double MIN_CROP_SHARE = 0.3;

  private final DisplayScale scale;
  private final double reject;
  private final Map<SyntheticDefectKind, List<GalleryExample>> found =
      new EnumMap<>(SyntheticDefectKind.class);
  private final Map<SyntheticDefectKind, List<GalleryExample>> missed =
      new EnumMap<>(SyntheticDefectKind.class);

  /**
   * @param subject model whose threshold and display scale are used
   */
  public ProbeGallery(ProbedModel subject) {
    scale = subject.calibration().display();
    reject = subject.calibration().reject().value();
  }

  /** An example, ordered by visibility: size times contrast. */
  private record GalleryExample(double visibility, Optional<Figure> drawn) {
    Figure figure() {
      return drawn.orElseThrow();
    }
  }

  @Override
  public void inspected(ProbedDefect probed, SyntheticDefect defect, Inspection inspection) {
    boolean hit = probed.verdict() == Verdict.DEFECTIVE;
    List<GalleryExample> examples =
        (hit ? found : missed).computeIfAbsent(probed.spec().kind(), kind -> new ArrayList<>());
    double visibility = probed.size() * probed.contrast();
    Comparator<GalleryExample> order = Comparator.comparingDouble(GalleryExample::visibility);
    if (!hit) {
      order = order.reversed();
    }
    GalleryExample candidate = new GalleryExample(visibility, Optional.empty());
    if (examples.size() < EACH || order.compare(candidate, examples.get(EACH - 1)) < 0) {
      examples.add(new GalleryExample(visibility, Optional.of(figure(probed, defect, inspection))));
      examples.sort(order);
      if (examples.size() > EACH) {
        examples.remove(EACH);
      }
    }
  }

  /** The examples of all kinds; empty if no defect was inspected. */
  Optional<Page.PageSection> section() {
    List<PageBlock> blocks = new ArrayList<>();
    for (SyntheticDefectKind kind : SyntheticDefectKind.values()) {
      List<GalleryExample> all = new ArrayList<>(missed.getOrDefault(kind, List.of()));
      all.addAll(found.getOrDefault(kind, List.of()));
      if (!all.isEmpty()) {
        blocks.add(
            new PageBlock.Details(
                kind.title(),
                List.of(new PageBlock.Figures(all.stream().map(GalleryExample::figure).toList()))));
      }
    }
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Page.PageSection(
                "examples",
                "Examples",
                "For each kind the most visible defects that were missed, then the least visible"
                    + " that were found. Each is shown as generated, then with the heat map of the"
                    + " model; the defect is outlined in green.",
                blocks));
  }

  private Figure figure(ProbedDefect probed, SyntheticDefect defect, Inspection inspection) {
    String change =
        probed.spec().kind().onScan()
            ? ThreeDigits.text(1000 * probed.change()) + " mm"
            : String.format(Locale.ROOT, "%.0f grey levels", probed.change());
    String text =
        "%d pixels, %s; score %s, defective above %s%s; %s"
            .formatted(
                probed.pixels(),
                change,
                ThreeDigits.text(probed.score()),
                ThreeDigits.text(reject),
                probed.localised() ? "" : "; anomaly map highest elsewhere",
                probed.part());
    Mask mask = defect.mask();
    Rectangle crop = around(mask, probed.size());
    Input input = defect.input();
    Image image =
        probed.spec().kind().onScan() || input.image().isEmpty()
            ? ShadedDepth.render(input.scan().orElseThrow())
            : input.image().orElseThrow();
    return Figure.of(
            Resize.bilinear(image, scaled(crop, mask.size(), image), crop.size()),
            cut(inspection.map().orElseThrow(), crop),
            Optional.of(cut(mask, crop)),
            scale,
            SIDE)
        .withCaption(Optional.of(probed.verdict()), title(probed.spec()), text);
  }

  /** Both classes with what they are of, since size and contrast can both be medium. */
  private static String title(DefectSpec spec) {
    return "%s: %s size, %s contrast"
        .formatted(spec.kind().title(), spec.size().title(), spec.contrast().title());
  }

  /** A square around the centre of the mask, moved inside the image. */
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

  /** The same crop in an image of another resolution. */
  private static Rectangle scaled(Rectangle crop, Size of, Image image) {
    double across = (double) image.width() / of.width();
    double down = (double) image.height() / of.height();
    return new Rectangle(
        (int) (crop.x() * across),
        (int) (crop.y() * down),
        Math.max(1, (int) (crop.width() * across)),
        Math.max(1, (int) (crop.height() * down)));
  }

  private static Mask cut(Mask mask, Rectangle crop) {
    BitSet bits = new BitSet(crop.size().area());
    for (int y = 0, i = 0; y < crop.height(); y++) {
      for (int x = 0; x < crop.width(); x++, i++) {
        bits.set(i, mask.get(crop.x() + x, crop.y() + y));
      }
    }
    return new Mask(crop.width(), crop.height(), bits);
  }

  private static FloatMap cut(FloatMap map, Rectangle crop) {
    FloatMap cut = FloatMap.zeros(crop.size());
    for (int y = 0; y < crop.height(); y++) {
      System.arraycopy(
          map.values(),
          (crop.y() + y) * map.width() + crop.x(),
          cut.values(),
          y * crop.width(),
          crop.width());
    }
    return cut;
  }
}
