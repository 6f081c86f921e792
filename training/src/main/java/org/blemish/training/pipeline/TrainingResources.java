// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.DiskSpace;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.method.Fitter;

/**
 * Disk space that a training will take.
 *
 * @param features bytes of the feature maps
 * @param temporary greatest number of bytes of temporary files in the run's folder
 */
record TrainingResources(long features, long temporary) {
  private static final long MIB = 1 << 20;

  static TrainingResources of(TrainingInputs inputs, FeatureExtractor extractor, Fitter fitter) {
    long views = (long) extractor.viewsPerInput() * inputs.trainingSamples().size();
    long view = extractor.specs().stream().mapToLong(FeatureSpec::length).sum() * Float.BYTES;
    return new TrainingResources(view * views, fitter.temporaryBytes(extractor.specs(), views));
  }

  /** What is used, reported before the training starts. */
  String note(TrainingInputs inputs) {
    return "%d good samples to fit, %d held out; features take %d MiB of memory-mapped files,%s the Java heap at most %d MiB"
        .formatted(
            inputs.fit().size(),
            inputs.calibrate().size(),
            Math.max(1, features / MIB),
            temporary == 0
                ? ""
                : " temporary files up to %d MiB,".formatted(Math.max(1, temporary / MIB)),
            Runtime.getRuntime().maxMemory() / MIB);
  }

  /**
   * Checks that there is room for the temporary files.
   *
   * @param run folder of the run, which exists
   */
  void requireTemporarySpace(Path run) {
    try {
      DiskSpace.require(
          run,
          temporary,
          "temporary files of the training",
          "free some space, or name another folder with --output");
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: its free space cannot be read (%s)".formatted(run, e.getMessage()),
          e);
    }
  }
}
