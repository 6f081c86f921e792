// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.core.model.UsedImage;
import org.blemish.core.model.UsedImages;
import org.blemish.core.preparation.Exposure;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.quality.ImageQuality;
import org.blemish.data.Sample;
import org.blemish.data.check.DuplicateGroups;
import org.blemish.training.method.Progress;

/**
 * A first look at every good sample before anything is trained: that each file can be read, what
 * all of them contain, how bright they are.
 *
 * @param digest SHA-256 of ids and file contents
 * @param sizes of the fit samples' inputs, in their order
 * @param exposure of the fit samples' images; empty where there are none
 * @param imageQualities what a quality gate looks at, of the fit samples in their order; empty
 *     where nobody asked
 * @param duplicateGroups group of each fit sample: copies and near-copies of one image are one
 *     group
 * @param usedImages fingerprints of the images of all samples
 */
record GoodSamples(
    String digest,
    List<Size> sizes,
    Optional<Exposure> exposure,
    List<ImageQuality> imageQualities,
    int[] duplicateGroups,
    UsedImages usedImages) {
  /** More names would not help anybody. */
  private static final int MAX_NAMED_FILES = 5;

  /**
   * Reads all of them.
   *
   * @param fit samples to learn from
   * @param calibrate samples that are held out
   * @param reader of a sample's files
   * @param gated whether pictures are measured for a quality gate
   * @param depth how scans are prepared; empty for images alone
   * @param ignore pixels that are never looked at
   * @throws BlemishException naming the files that cannot be read, are not of the ignore mask's
   *     size, do not hold the region of interest, or show no part
   * @throws CancellationException where progress was cancelled
   */
  static GoodSamples check(
      List<Sample> fit,
      List<Sample> calibrate,
      Function<Sample, Input> reader,
      Preparation preparation,
      boolean gated,
      Optional<DepthPreparation> depth,
      Optional<Mask> ignore,
      Progress progress) {
    ContentDigest digest = new ContentDigest();
    List<Size> sizes = new ArrayList<>();
    List<double[]> levels = new ArrayList<>();
    List<ImageQuality> pictures = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    DuplicateGroups duplicates = new DuplicateGroups();
    List<UsedImage> used = new ArrayList<>();
    List<Sample> all = new ArrayList<>(fit);
    all.addAll(calibrate);
    for (int i = 0; i < all.size(); i++) {
      Sample sample = all.get(i);
      try {
        Input input = reader.apply(sample);
        Geometry geometry = checkSample(sample, input, preparation, depth, ignore);
        digest.add(sample);
        boolean fitted = i < fit.size();
        input
            .image()
            .ifPresent(
                image -> {
                  UsedImage fingerprint =
                      UsedImage.of(
                          sample.image().orElseThrow(),
                          image,
                          fitted ? UsedImage.Use.FITTED : UsedImage.Use.CALIBRATED);
                  used.add(fingerprint);
                  if (fitted) {
                    duplicates.add(image, fingerprint.pixels());
                  }
                });
        if (gated && i < fit.size()) {
          input
              .image()
              .map(image -> preparation.prepare(image, ignore))
              .map(prepared -> ImageQuality.of(prepared.image(), prepared.ignoredPixels()))
              .ifPresent(pictures::add);
        }
        if (i < fit.size()) {
          sizes.add(input.size());
          input
              .image()
              .ifPresent(image -> levels.add(Exposure.levels(image, geometry.source(), ignore)));
        }
      } catch (BlemishException e) {
        failures.add(String.valueOf(e.getMessage()));
      }
      progress.step("reading", i + 1L, all.size());
      if (progress.cancelled()) {
        throw new CancellationException("stopped while reading the good samples");
      }
    }
    if (!failures.isEmpty()) {
      throw new BlemishException(
          "%d of %d good samples cannot be used; mend or remove them, nothing was trained:%n  %s%s"
              .formatted(
                  failures.size(),
                  all.size(),
                  String.join(
                      "\n  ", failures.subList(0, Math.min(MAX_NAMED_FILES, failures.size()))),
                  failures.size() > MAX_NAMED_FILES ? "\n  ..." : ""));
    }
    return new GoodSamples(
        digest.hex(),
        List.copyOf(sizes),
        levels.isEmpty() ? Optional.empty() : Optional.of(Exposure.median(levels)),
        List.copyOf(pictures),
        duplicates.size() == fit.size()
            ? duplicates.groups()
            : IntStream.range(0, fit.size()).toArray(),
        new UsedImages(used));
  }

  /**
   * Where an input lies in the prepared picture; its scan is prepared once to see that it can be.
   */
  private static Geometry checkSample(
      Sample sample,
      Input input,
      Preparation preparation,
      Optional<DepthPreparation> depth,
      Optional<Mask> ignore) {
    ignore
        .filter(mask -> !mask.size().equals(input.size()))
        .ifPresent(
            mask -> {
              throw new BlemishException(
                  "%s: is %s, the ignore mask %s: all images have to be of the mask's size"
                      .formatted(sample.id(), input.size(), mask.size()));
            });
    Geometry geometry;
    try {
      geometry = preparation.geometry(input.size());
    } catch (BlemishException e) {
      throw new BlemishException(sample.id() + ": " + e.getMessage(), e);
    }
    if (ignore.isPresent()
        && Mask.full(input.size())
            .without(ignore.get())
            .without(Mask.outside(geometry.source(), input.size()))
            .isEmpty()) {
      throw new BlemishException(
          sample.id() + ": the ignore mask covers the whole region of interest, nothing is left");
    }
    depth.ifPresent(
        d -> input.scan().ifPresent(scan -> d.prepare(scan, sample.id(), geometry, ignore)));
    return geometry;
  }
}
