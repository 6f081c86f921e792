// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;

/**
 * What a training is asked to do, apart from the method's own section.
 *
 * @param preset name of the preset it began from
 * @param method name of the method
 * @param modality what is looked at
 * @param seed of everything random
 * @param threads for native and Java code together; 0 takes the machine's processors
 * @param split how good samples are held out
 * @param backbone frozen network that gives features
 * @param preparation from an input to what the network sees
 * @param depth from a scan to what the networks see
 * @param decision thresholds and regions
 * @param gate doubt of badly taken pictures; none where absent
 * @param augmentation disturbances under which good images are learnt a second time, by their
 *     names; none where absent
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
   * How good samples are held out for calibration.
   *
   * @param calibrate share of the good samples, 0 to below 1; 0 holds out none: the model then
   *     carries no threshold. Not used where the data set has a validation folder of its own.
   * @param groupBy regular expression on sample ids; samples with the same match stay together
   */
  public record SplitSettings(double calibrate, Optional<String> groupBy) {
    public SplitSettings {
      if (!(calibrate >= 0 && calibrate < 1)) {
        throw new BlemishException(
            "split.calibrate: %s given, expected a share from 0 to below 1".formatted(calibrate));
      }
    }
  }

  /** Whether a quality gate is learnt: scans have none. */
  public boolean trainsGate() {
    return modality.usesImage() && gate.filter(GateSettings::enabled).isPresent();
  }

  /**
   * The quality gate.
   *
   * @param enabled whether badly taken pictures become {@code UNSURE}
   */
  public record GateSettings(boolean enabled) {}

  /**
   * The frozen network.
   *
   * @param name of an embedded or imported backbone, or a file
   */
  public record BackboneSettings(String name) {}
}
