// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.ToleranceTrial;
import org.blemish.data.corruption.Corruption;
import org.blemish.training.method.Progress;

/**
 * Measures which corruptions a model tolerates: held-out good images are corrupted with increasing
 * severity until the model rejects more of them than it rejects uncorrupted. Images that the
 * quality gate already flags do not count as rejected: their verdict is {@code UNSURE}.
 *
 * @param images held-out good images
 * @param flagged whether the gate, fitted to good images alone, flags an image
 * @param pipeline that corrupts and inspects the images
 * @param progress counts the series in stage {@code gate}
 */
record ToleranceMeasurement(
    List<TestImage> images,
    Predicate<GateInput> flagged,
    OrderedPipeline pipeline,
    Progress progress) {
  /** Fewer images would not show a difference. */
  private static final int MIN_IMAGES = 4;

  /**
   * A severity is not tolerated if the model rejects this many more corrupted than uncorrupted
   * images.
   */
  private static final int EXCESS_REJECTIONS = 2;

  /** A good image that can be corrupted. */
  interface TestImage {
    /** Whether the model rejects the image as it is. */
    boolean rejected();

    /** The image under a corruption. */
    CorruptedImage corrupted(Corruption corruption, long seed);
  }

  /** A corrupted image. */
  interface CorruptedImage {
    /** Measurements of the image, without inspecting it. */
    GateInput gateInput();

    /** Whether the model rejects the image; inspects it. */
    boolean rejected();
  }

  /**
   * The results, one for each series.
   *
   * @return empty if there are too few images, or the model already rejects so many of them
   *     uncorrupted that no severity could show an excess
   * @throws CancellationException if progress was cancelled
   */
  List<ToleranceTrial> trials(List<CorruptionSeries> series) {
    if (images.size() < MIN_IMAGES) {
      return List.of();
    }
    long tooMany = images.stream().filter(TestImage::rejected).count() + EXCESS_REJECTIONS;
    if (tooMany > images.size()) {
      return List.of();
    }
    List<ToleranceTrial> trials = new ArrayList<>();
    for (CorruptionSeries corruptions : series) {
      trials.add(trial(corruptions, tooMany));
      progress.step("gate", trials.size(), series.size());
      if (progress.cancelled()) {
        throw new CancellationException("cancelled while measuring tolerances");
      }
    }
    return trials;
  }

  private ToleranceTrial trial(CorruptionSeries series, long tooMany) {
    List<GateInput> tolerated = new ArrayList<>();
    List<GateInput> rejected = new ArrayList<>();
    for (Corruption severity : series.severities()) {
      SeverityResult result = severity(severity, rejected.isEmpty(), tooMany);
      boolean excess = !rejected.isEmpty() || result.rejections() >= tooMany;
      if (!excess && result.flagged() == images.size()) {
        break; // the gate flags all images of greater severities too
      }
      (excess ? rejected : tolerated).addAll(result.gateInputs());
    }
    return new ToleranceTrial(series.aspects(), tolerated, rejected);
  }

  private record SeverityResult(List<GateInput> gateInputs, int flagged, int rejections) {}

  /**
   * @param inspecting whether rejections are counted, up to {@code tooMany}: an inspection is slow
   */
  private SeverityResult severity(Corruption corruption, boolean inspecting, long tooMany) {
    List<GateInput> gateInputs = new ArrayList<>();
    AtomicInteger flaggedImages = new AtomicInteger();
    AtomicInteger rejections = new AtomicInteger();
    pipeline.<Integer, GateInput>run(
        IntStream.range(0, images.size()).iterator(),
        (i, memory) -> {
          CorruptedImage corrupted = images.get(i).corrupted(corruption, i);
          GateInput gateInput = corrupted.gateInput();
          if (flagged.test(gateInput)) {
            flaggedImages.incrementAndGet();
          } else if (inspecting && rejections.get() < tooMany && corrupted.rejected()) {
            rejections.incrementAndGet();
          }
          return gateInput;
        },
        (i, gateInput) -> gateInputs.add(gateInput));
    return new SeverityResult(gateInputs, flaggedImages.get(), rejections.get());
  }
}
