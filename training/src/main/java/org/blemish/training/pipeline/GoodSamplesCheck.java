// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.model.UsedImage;
import org.blemish.core.model.UsedImages;
import org.blemish.core.preparation.Exposure;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.text.ShortList;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.check.DuplicateGroups;
import org.blemish.training.method.Progress;

/**
 * Reads every good sample once before anything is trained, so that a file that cannot be used is
 * reported at once and not after hours.
 *
 * @param reader of a sample's files
 * @param preparation of images, without exposure
 * @param gated whether images are measured for a quality gate
 * @param depth how scans are prepared; empty for images alone
 * @param ignore pixels that are ignored; empty for none
 */
record GoodSamplesCheck(
    SampleReader reader,
    Preparation preparation,
    boolean gated,
    Optional<DepthPreparation> depth,
    Optional<Mask> ignore) {
  private static final int MAX_NAMED_FILES = 5;

  /**
   * Reads and checks all samples. Samples whose files cannot be read are left out, unless they are
   * half of all or more.
   *
   * @param fit samples to learn from
   * @param calibrate samples that are held out
   * @throws BlemishException naming the files that cannot be read, are not of the ignore mask's
   *     size, do not contain the region of interest, or show no part
   * @throws CancellationException if progress was cancelled
   */
  GoodSamples check(List<Sample> fit, List<Sample> calibrate, Progress progress) {
    ContentDigest digest = new ContentDigest();
    List<Size> sizes = new ArrayList<>();
    List<double[]> levels = new ArrayList<>();
    List<ImageQuality> qualities = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    List<GoodSamples.UnreadableSample> unreadable = new ArrayList<>();
    DuplicateGroups duplicates = new DuplicateGroups();
    List<UsedImage> used = new ArrayList<>();
    List<Sample> all = new ArrayList<>(fit);
    all.addAll(calibrate);
    for (int i = 0; i < all.size(); i++) {
      Sample sample = all.get(i);
      progress.step("reading", i + 1L, all.size());
      if (progress.cancelled()) {
        throw new CancellationException("cancelled while reading the good samples");
      }
      Input input;
      try {
        input = reader.read(sample);
      } catch (BlemishException e) {
        unreadable.add(new GoodSamples.UnreadableSample(sample, String.valueOf(e.getMessage())));
        continue;
      }
      try {
        Geometry geometry = check(sample, input);
        digest.add(sample);
        boolean isFitted = i < fit.size();
        input
            .image()
            .ifPresent(
                image -> {
                  UsedImage fingerprint =
                      UsedImage.of(
                          sample.image().orElseThrow(),
                          image,
                          isFitted ? UsedImage.Use.FITTED : UsedImage.Use.CALIBRATED);
                  used.add(fingerprint);
                  if (isFitted) {
                    duplicates.add(image, fingerprint.pixels());
                  }
                });
        if (isFitted) {
          sizes.add(input.size());
          input
              .image()
              .ifPresent(image -> levels.add(Exposure.levels(image, geometry.source(), ignore)));
          input.image().filter(image -> gated).map(this::quality).ifPresent(qualities::add);
        }
      } catch (BlemishException e) {
        failures.add(String.valueOf(e.getMessage()));
      }
    }
    List<Sample> fitted = GoodSamples.readable(fit, unreadable);
    if ((!unreadable.isEmpty() && 2 * unreadable.size() >= all.size())
        || fitted.isEmpty()
        || (!calibrate.isEmpty() && GoodSamples.readable(calibrate, unreadable).isEmpty())) {
      unreadable.forEach(one -> failures.add(one.error()));
    }
    if (!failures.isEmpty()) {
      throw unusable(failures, all.size());
    }
    return new GoodSamples(
        digest.hex(),
        sizes,
        levels.isEmpty() ? Optional.empty() : Optional.of(Exposure.median(levels)),
        qualities,
        duplicates.size() == fitted.size()
            ? duplicates.groups()
            : IntStream.range(0, fitted.size()).toArray(),
        new UsedImages(used),
        unreadable);
  }

  private ImageQuality quality(Image image) {
    PreparedImage prepared = preparation.prepare(image, ignore);
    return ImageQuality.of(prepared.image(), prepared.ignoredPixels());
  }

  private static BlemishException unusable(List<String> failures, int samples) {
    return new BlemishException(
        "%d of %d good samples cannot be used; fix or remove them, nothing was trained: %s"
            .formatted(failures.size(), samples, ShortList.of(failures, MAX_NAMED_FILES, "; ")));
  }

  /** The input's position in the prepared image. Its scan is prepared to check that it can be. */
  private Geometry check(Sample sample, Input input) {
    ignore
        .filter(mask -> !mask.size().equals(input.size()))
        .ifPresent(
            mask -> {
              throw new BlemishException(
                  "%s: is %s, the ignore mask %s: all images must have the size of the mask"
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
