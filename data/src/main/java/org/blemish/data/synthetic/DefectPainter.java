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
 * Paints defects onto one good part. What belongs to the part is worked out once, so keep a painter
 * for all defects of a part. Immutable, safe for many threads; the part is never changed.
 */
public final class DefectPainter {
  /** Shorter side, pixels, below which a small defect would be less than two pixels. */
  public static final int SMALLEST_SIDE = 64;

  private static final int TRIES = 80;

  /** Share of the shape's pixels that have to lie on the product. */
  private static final double ON_PRODUCT = 0.7;

  private final Input good;
  private final Optional<Scene> image;
  private final Optional<Scene> scan;

  private DefectPainter(Input good, Optional<Scene> image, Optional<Scene> scan) {
    this.good = good;
    this.image = image;
    this.scan = scan;
  }

  /** A painter whose patches come from the part itself, see {@link #of(Input, Input)}. */
  public static DefectPainter of(Input good) {
    return of(good, good);
  }

  /**
   * A painter for a part.
   *
   * @param good image, scan or both; pixels that it says to ignore are not painted around
   * @param donor another good part that patches are cut from; used where its image is colour or
   *     grey as the part's is, else the part serves itself
   * @throws BlemishException where image or scan has a side below {@link #SMALLEST_SIDE}
   */
  public static DefectPainter of(Input good, Input donor) {
    return new DefectPainter(
        good,
        good.image().map(image -> onImage(image, donor.image().orElse(image), good)),
        good.scan().map(scan -> onScan(scan, good)));
  }

  /**
   * Paints one defect.
   *
   * @param spec what to paint
   * @param random decides place, shape and all else: the same state gives the same defect
   * @return the part with its defect; empty where none of many tries fits size and contrast (a
   *     strong displaced piece on an even surface, say)
   * @throws IllegalArgumentException where the kind needs an image or scan that the part has not
   */
  public Optional<PaintedDefect> paint(DefectSpec spec, SplittableRandom random) {
    Scene scene =
        (spec.kind().onScan() ? scan : image)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a %s needs %s"
                            .formatted(
                                spec.kind().title(),
                                spec.kind().onScan() ? "a scan" : "an image")));
    Canvas canvas = scene.canvas();
    if (!(canvas.range() > 0)) {
      return Optional.empty();
    }
    int side = Math.min(canvas.width(), canvas.height());
    int least = (int) Math.ceil(spec.size().least() * side);
    int most = Math.max(least, (int) Math.floor(spec.size().most() * side));
    Recipe recipe = Recipe.of(spec.kind());
    for (int i = 0; i < TRIES; i++) {
      int extent = random.nextInt(least, most + 1);
      double contrast = random.nextDouble(spec.contrast().least(), spec.contrast().most());
      Optional<Stroke> stroke =
          recipe
              .propose(scene, extent, random)
              .filter(proposal -> onProduct(scene, proposal))
              .map(proposal -> Stroke.tuned(canvas, proposal, contrast))
              .filter(s -> spec.contrast().holds(s.contrast()))
              .filter(s -> spec.size().holds((double) s.extent() / side));
      if (stroke.isPresent()) {
        return Optional.of(painted(spec, canvas, stroke.orElseThrow()));
      }
    }
    return Optional.empty();
  }

  private PaintedDefect painted(DefectSpec spec, Canvas canvas, Stroke stroke) {
    float[] values = canvas.values().clone();
    BitSet bits = new BitSet(canvas.size().area());
    Rectangle window = stroke.window();
    int row = window.width() * canvas.channels();
    for (int y = 0; y < window.height(); y++) {
      int to = (window.y() + y) * canvas.width() + window.x();
      System.arraycopy(stroke.values(), y * row, values, to * canvas.channels(), row);
      for (int x = 0; x < window.width(); x++) {
        bits.set(to + x, stroke.mask().get(y * window.width() + x));
      }
    }
    Mask mask = new Mask(canvas.width(), canvas.height(), bits);
    Input input =
        spec.kind().onScan()
            ? new Input(good.image(), good.scan().map(s -> with(s, values)), good.ignore())
            : new Input(good.image().map(i -> with(i, canvas, values)), good.scan(), good.ignore());
    int side = Math.min(canvas.width(), canvas.height());
    return new PaintedDefect(
        input,
        mask.size().equals(good.size()) ? mask : Rescaled.to(good.size(), mask),
        spec,
        stroke.extent(),
        (double) stroke.extent() / side,
        stroke.contrast(),
        stroke.contrast() * canvas.range());
  }

  private static boolean onProduct(Scene scene, Proposal proposal) {
    Rectangle window = proposal.window();
    int all = 0;
    int on = 0;
    for (int i = 0; i < proposal.weight().length; i++) {
      if (proposal.weight()[i] > 0) {
        all++;
        int x = window.x() + i % window.width();
        on += scene.product().get(x, window.y() + i / window.width()) ? 1 : 0;
      }
    }
    return on > 0 && on >= ON_PRODUCT * all;
  }

  private static Scene onImage(Image image, Image donor, Input good) {
    checkSize("image", image.size());
    Canvas canvas = Canvas.of(image);
    Canvas other = donor == image ? canvas : Canvas.of(donor);
    ImageProduct product = ImageProduct.of(canvas);
    return Scene.of(
        canvas,
        other.channels() == canvas.channels() ? other : canvas,
        judged(product.product(), good),
        product.background());
  }

  private static Scene onScan(Scan scan, Input good) {
    checkSize("scan", scan.z().size());
    Canvas canvas = Canvas.of(scan.z());
    return Scene.of(canvas, canvas, judged(ScanProduct.of(scan), good), Optional.empty());
  }

  private static Mask judged(Mask product, Input good) {
    BitSet bits = (BitSet) product.bits().clone();
    good.ignore().ifPresent(mask -> bits.andNot(Rescaled.to(product.size(), mask).bits()));
    return new Mask(product.width(), product.height(), bits);
  }

  private static void checkSize(String what, Size size) {
    if (Math.min(size.width(), size.height()) < SMALLEST_SIDE) {
      throw new BlemishException(
          "%s of %s: defects can be painted from %dx%d pixels on, smaller ones would be less than two pixels"
              .formatted(what, size, SMALLEST_SIDE, SMALLEST_SIDE));
    }
  }

  private static Scan with(Scan scan, float[] z) {
    return new Scan(new FloatMap(scan.width(), scan.height(), z), scan.x(), scan.y());
  }

  private static Image with(Image image, Canvas canvas, float[] values) {
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
