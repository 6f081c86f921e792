// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.blemish.core.file.Sha256;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.input.InputReader;
import org.blemish.core.preparation.Preparation;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.features.BackboneFeatures;
import org.blemish.inference.features.InputFeatures;
import org.blemish.training.backbone.BackboneSessions;
import org.blemish.training.backbone.Backbones;
import org.blemish.training.features.FeatureCache;
import org.blemish.training.features.FeatureStore;

/**
 * Features of images, computed once for many models that are fitted to some of them.
 *
 * @param store in the order of the samples
 * @param geometries likewise
 */
record CachedFeatures(FeatureStore store, List<Geometry> geometries) {
  /**
   * Computes the features.
   *
   * @param folder where they are kept
   */
  static CachedFeatures of(DrawSettings settings, List<Sample> samples, Path folder) {
    Preparation preparation = settings.preparation();
    SampleReader reader = new SampleReader(new InputReader(settings.training().modality()));
    Map<Sample, Geometry> geometries = new ConcurrentHashMap<>();
    Backbone backbone = Backbones.load(settings.training().backbone().name());
    try (BackboneSessions sessions = new BackboneSessions(settings.concurrency().session())) {
      FeatureStore store =
          new FeatureCache(folder, settings.concurrency().pipeline())
              .features(
                  Sha256.of(samples.toString()).hex(),
                  samples,
                  sample -> {
                    var input = reader.read(sample);
                    geometries.put(sample, preparation.geometry(input.size()));
                    return input;
                  },
                  new InputFeatures(
                      preparation,
                      Optional.of(
                          new BackboneFeatures(
                              settings.fitter().outputs(),
                              preparation.networkSize(),
                              scale -> sessions.open(backbone, scale))),
                      Optional.empty(),
                      Optional.empty()),
                  (done, total) -> true)
              .store();
      return new CachedFeatures(store, samples.stream().map(geometries::get).toList());
    }
  }

  /** Geometries of some samples. */
  List<Geometry> geometries(List<Integer> samples) {
    return samples.stream().map(geometries::get).toList();
  }
}
