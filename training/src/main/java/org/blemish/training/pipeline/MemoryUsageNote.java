// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.FeatureSpec;

/** How much disk space and memory a training will take, reported before it starts. */
final class MemoryUsageNote {
  private static final long MIB = 1 << 20;

  private MemoryUsageNote() {}

  static String of(TrainingInputs inputs, FeatureExtractor extractor) {
    long view = extractor.specs().stream().mapToLong(FeatureSpec::length).sum() * Float.BYTES;
    long features = view * extractor.viewsPerInput() * inputs.trainingSamples().size();
    return "%d good samples to fit, %d held out; features take %d MiB of memory-mapped files, the Java heap at most %d MiB"
        .formatted(
            inputs.fit().size(),
            inputs.calibrate().size(),
            Math.max(1, features / MIB),
            Runtime.getRuntime().maxMemory() / MIB);
  }
}
