// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.core.image.SampleDepth;
import org.blemish.data.Sample;
import org.blemish.training.method.Progress;

/** Finds how many bits the camera uses of the 16 that image files store. */
final class CameraDepth {
  private CameraDepth() {}

  /**
   * The given depth, or else the one that all good images have in common. Nothing is guessed if
   * they differ, or one image uses all 16 bits or stores 8.
   *
   * @param given by the user
   * @param progress receives a note if a depth is guessed, or could be given
   * @return empty if samples use all stored bits
   */
  static Optional<SampleDepth> of(
      Optional<Integer> given, List<Sample> fit, List<Sample> calibrate, Progress progress) {
    if (given.isPresent()) {
      return given.map(SampleDepth::new);
    }
    List<Path> images =
        Stream.concat(fit.stream(), calibrate.stream())
            .flatMap(sample -> sample.image().stream())
            .toList();
    Optional<SampleDepth> first =
        images.stream().findFirst().flatMap(CameraDepth::read).filter(d -> d.bits() < 16);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    SampleDepth depth = first.get();
    AtomicBoolean below16 = new AtomicBoolean(true);
    Predicate<Path> agrees =
        image -> {
          Optional<SampleDepth> own = read(image);
          if (own.isEmpty() || own.get().bits() == 16) {
            below16.set(false);
          }
          return own.equals(first);
        };
    if (images.parallelStream().allMatch(agrees)) {
      progress.note(
          "bit depth: guessed %d of 16 bits, as no sample of the good images is above %d; if that is wrong, set --bit-depth"
              .formatted(depth.bits(), depth.greatest()));
      return first;
    }
    if (below16.get()) {
      progress.note(
          "bit depth: the good images store 16 bits, but use fewer and not all the same; if the camera has 10, 12 or 14 bits, set --bit-depth");
    }
    return Optional.empty();
  }

  /** A file that cannot be read is reported when all samples are checked. */
  private static Optional<SampleDepth> read(Path image) {
    try {
      return Images.depth(image);
    } catch (BlemishException e) {
      return Optional.empty();
    }
  }
}
