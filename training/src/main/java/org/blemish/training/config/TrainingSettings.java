// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;

/**
 * The settings of a training, without the method's section.
 *
 * @param preset name of the preset that the other settings override
 * @param method name of the method
 * @param modality of the inputs: images, scans or both
 * @param seed of everything random
 * @param threads of native and Java code together; 0 for all processors of the machine
 * @param split how good samples are held out
 * @param backbone frozen network that extracts features
 * @param preparation of inputs
 * @param depth preparation of scans
 * @param decision thresholds and regions
 * @param gate quality gate; none if absent
 * @param augmentation names of corruptions: each adds corrupted good images to the training; none
 *     if absent
 */
public record TrainingSettings(
    String preset,
    String method,
    Modality modality,
    long seed,
    int threads,
    SplitSettings split,
    BackboneSettings backbone,
    PreparationSettings preparation,
    ScanSettings depth,
    DecisionSettings decision,
    Optional<GateSettings> gate,
    Optional<List<String>> augmentation) {
  public TrainingSettings {
    if (threads < 0) {
      throw new BlemishException(
          "threads: %d given, expected 0 (all processors) or more".formatted(threads));
    }
  }

  /** Threads to use on this machine. */
  public int effectiveThreads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /**
   * Which good samples thresholds come from. A data set's own validation folder comes first.
   *
   * @param calibrate share of the good samples that is held out, 0 to below 1: thresholds state an
   *     exact rate, and the method is fitted to the rest
   * @param folds where no samples are held out, the number of folds of cross-fitting: the method is
   *     fitted to all samples, and thresholds come from the scores of models fitted without each
   *     sample's fold; 0 for none, the model then has no thresholds
   * @param groupBy regular expression on sample ids; samples with the same match stay together
   */
  public record SplitSettings(
      double calibrate, Optional<FoldCount> folds, Optional<String> groupBy) {
    public SplitSettings {
      if (!(calibrate >= 0 && calibrate < 1)) {
        throw new BlemishException(
            "split.calibrate: %s given, expected a share from 0 to below 1".formatted(calibrate));
      }
    }

    /**
     * Number of folds; 0 if there are none, or samples are held out.
     *
     * @param images number of good images that the method is fitted to
     */
    public int effectiveFolds(int images) {
      return calibrate > 0 ? 0 : folds.orElse(FoldCount.NONE).of(images);
    }
  }

  /** Whether a quality gate is fitted; never for scans alone. */
  public boolean trainsGate() {
    return modality.usesImage() && gate.filter(GateSettings::enabled).isPresent();
  }

  /**
   * The quality gate.
   *
   * @param enabled whether images of poor quality become {@code UNSURE}
   */
  public record GateSettings(boolean enabled) {}

  /**
   * The frozen network.
   *
   * @param name of the embedded backbone, or the folder of an imported one
   * @param precision in which it is computed; {@code fp32} if absent
   */
  public record BackboneSettings(String name, Optional<BackbonePrecision> precision) {
    /** Whether it is turned into 8-bit integers. */
    public boolean isQuantized() {
      return precision.filter(BackbonePrecision.INT8::equals).isPresent();
    }
  }
}
