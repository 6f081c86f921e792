// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.FeatureSpec;

/** What a training is going to hold where, said before it begins. */
final class MemoryUsageNote {
  private static final long MIB = 1 << 20;

  private MemoryUsageNote() {}

  static String of(TrainingInputs ground, FeatureExtractor extractor) {
    long view = extractor.specs().stream().mapToLong(FeatureSpec::length).sum() * Float.BYTES;
    long features = view * extractor.viewsPerInput() * ground.trainingSamples().size();
    return "%d good samples to fit, %d held out; features take %d MiB on disk and are mapped, the Java heap grows to %d MiB at most"
        .formatted(
            ground.fit().size(),
            ground.calibrate().size(),
            Math.max(1, features / MIB),
            Runtime.getRuntime().maxMemory() / MIB);
  }
}
