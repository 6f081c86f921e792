// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;

/**
 * Generates defects on one good part. Its foreground is computed once, so use one generator for all
 * defects of a part. Immutable and safe for many threads; the part is not changed.
 */
public final class SyntheticDefectGenerator {
  /** Smallest side in pixels; with a shorter one, small defects would be below two pixels. */
  public static final int MIN_SIDE = 64;

  private static final int MAX_ATTEMPTS = 80;

  /** Share of the shape's pixels that have to be foreground. */
  private static final double MIN_ON_FOREGROUND = 0.7;

  private final Input good;
  private final Optional<DefectTarget> image;
  private final Optional<DefectTarget> scan;

  private SyntheticDefectGenerator(
      Input good, Optional<DefectTarget> image, Optional<DefectTarget> scan) {
    this.good = good;
    this.image = image;
    this.scan = scan;
  }

  /** A generator that cuts patches from the part itself, see {@link #of(Input, Input)}. */
  public static SyntheticDefectGenerator of(Input good) {
    return of(good, good);
  }

  /**
   * A generator for a part.
   *
   * @param good image, scan or both; ignored pixels are never the centre of a defect
   * @param donor good part that patches are cut from; if one image is colour and the other grey,
   *     patches come from the part itself
   * @throws BlemishException if image or scan has a side below {@link #MIN_SIDE}
   */
  public static SyntheticDefectGenerator of(Input good, Input donor) {
    return new SyntheticDefectGenerator(
        good,
        good.image().map(image -> onImage(image, donor.image().orElse(image), good)),
        good.scan().map(scan -> onScan(scan, good)));
  }

  /**
   * Generates one defect.
   *
   * @param spec kind, size and contrast
   * @param random all random choices: the same state gives the same defect
   * @return the part with its defect; empty if no attempt has the requested size and contrast, such
   *     as a strong displaced piece on an even surface
   * @throws IllegalArgumentException if the kind needs an image or scan that the part does not have
   */
  public Optional<SyntheticDefect> generate(DefectSpec spec, SplittableRandom random) {
    DefectTarget scene =
        (spec.kind().onScan() ? scan : image)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a %s needs %s"
                            .formatted(
                                spec.kind().title(),
                                spec.kind().onScan() ? "a scan" : "an image")));
    ValueGrid canvas = scene.canvas();
    if (!(canvas.range() > 0)) {
      return Optional.empty();
    }
    int side = Math.min(canvas.width(), canvas.height());
    int min = (int) Math.ceil(spec.size().min() * side);
    int max = Math.max(min, (int) Math.floor(spec.size().max() * side));
    DefectRecipe recipe = DefectRecipe.of(spec.kind());
    for (int i = 0; i < MAX_ATTEMPTS; i++) {
      int extent = random.nextInt(min, max + 1);
      double contrast = random.nextDouble(spec.contrast().min(), spec.contrast().max());
      Optional<AppliedDefect> applied =
          recipe
              .propose(scene, extent, random)
              .filter(candidate -> onForeground(scene, candidate))
              .map(candidate -> AppliedDefect.atContrast(canvas, candidate, contrast))
              .filter(s -> spec.contrast().contains(s.contrast()))
              .filter(s -> spec.size().contains((double) s.extent() / side));
      if (applied.isPresent()) {
        return Optional.of(applied(spec, canvas, applied.orElseThrow()));
      }
    }
    return Optional.empty();
  }

  private SyntheticDefect applied(DefectSpec spec, ValueGrid canvas, AppliedDefect applied) {
    float[] values = canvas.values().clone();
    BitSet bits = new BitSet(canvas.size().area());
    Rectangle window = applied.window();
    int row = window.width() * canvas.channels();
    for (int y = 0; y < window.height(); y++) {
      int to = (window.y() + y) * canvas.width() + window.x();
      System.arraycopy(applied.values(), y * row, values, to * canvas.channels(), row);
      for (int x = 0; x < window.width(); x++) {
        bits.set(to + x, applied.mask().get(y * window.width() + x));
      }
    }
    Mask mask = new Mask(canvas.width(), canvas.height(), bits);
    Input input =
        spec.kind().onScan()
            ? new Input(good.image(), good.scan().map(s -> with(s, values)), good.ignore())
            : new Input(good.image().map(i -> with(i, canvas, values)), good.scan(), good.ignore());
    int side = Math.min(canvas.width(), canvas.height());
    return new SyntheticDefect(
        input,
        mask.resized(good.size()),
        spec,
        applied.extent(),
        (double) applied.extent() / side,
        applied.contrast(),
        applied.contrast() * canvas.range());
  }

  private static boolean onForeground(DefectTarget scene, DefectCandidate candidate) {
    Rectangle window = candidate.window();
    int all = 0;
    int on = 0;
    for (int i = 0; i < candidate.weight().length; i++) {
      if (candidate.weight()[i] > 0) {
        all++;
        int x = window.x() + i % window.width();
        on += scene.foreground().get(x, window.y() + i / window.width()) ? 1 : 0;
      }
    }
    return on > 0 && on >= MIN_ON_FOREGROUND * all;
  }

  private static DefectTarget onImage(Image image, Image donor, Input good) {
    checkSize("image", image.size());
    ValueGrid canvas = ValueGrid.of(image);
    ValueGrid other = donor == image ? canvas : ValueGrid.of(donor);
    ImageForeground found = ImageForeground.of(canvas);
    return DefectTarget.of(
        canvas,
        other.channels() == canvas.channels() ? other : canvas,
        withoutIgnored(found.foreground(), good),
        found.background());
  }

  private static DefectTarget onScan(Scan scan, Input good) {
    checkSize("scan", scan.z().size());
    ValueGrid canvas = ValueGrid.of(scan.z());
    return DefectTarget.of(
        canvas, canvas, withoutIgnored(ScanForeground.of(scan), good), Optional.empty());
  }

  private static Mask withoutIgnored(Mask foreground, Input good) {
    return good.ignore()
        .map(mask -> foreground.without(mask.resized(foreground.size())))
        .orElse(foreground);
  }

  private static void checkSize(String what, Size size) {
    if (Math.min(size.width(), size.height()) < MIN_SIDE) {
      throw new BlemishException(
          "%s of %s: synthetic defects need at least %dx%d pixels, since smaller ones would be below two pixels"
              .formatted(what, size, MIN_SIDE, MIN_SIDE));
    }
  }

  private static Scan with(Scan scan, float[] z) {
    return new Scan(new FloatMap(scan.width(), scan.height(), z), scan.x(), scan.y());
  }

  private static Image with(Image image, ValueGrid canvas, float[] values) {
    boolean mono = image.format() == PixelFormat.MONO8;
    int copies = mono || canvas.channels() == 3 ? 1 : 3;
    byte[] bytes = new byte[values.length * copies];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i / copies];
    }
    return mono
        ? Image.grey(bytes, image.width(), image.height())
        : Image.rgb(bytes, image.width(), image.height());
  }
}
