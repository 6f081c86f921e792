// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.onnx.FloatTensor;

/**
 * Feature maps of images by some outputs of a backbone, at one or more input sizes. Safe for many
 * threads. Owns nothing: the sessions stay open.
 */
public final class BackboneFeatures {
  private final List<ScaleFeatures> scales;
  private final List<FeatureSpec> specs;

  /**
   * @param names of the feature maps, in order: {@code s5}, or {@code s5@256} for another input
   *     size
   * @param network size of the network's input
   * @param sessions opens the backbone for a scale, with at least its outputs
   * @throws org.blemish.core.BlemishException if the backbone has no such output
   */
  public BackboneFeatures(
      List<String> names, Size network, Function<BackboneScale, BackboneSession> sessions) {
    this.scales =
        BackboneScale.of(names, network).stream()
            .map(scale -> ScaleFeatures.of(scale, sessions.apply(scale)))
            .toList();
    Map<String, FeatureSpec> byName = new HashMap<>();
    scales.forEach(scale -> scale.specs().forEach(spec -> byName.put(spec.name(), spec)));
    this.specs = names.stream().map(name -> Objects.requireNonNull(byName.get(name))).toList();
  }

  /** The feature maps of each view. */
  List<FeatureSpec> specs() {
    return specs;
  }

  /** Starts an image; close it. */
  BackboneRun of(PreparedImage image) {
    return new BackboneRun(image);
  }

  /** The feature maps of one image. For one thread; close it once. */
  final class BackboneRun implements AutoCloseable {
    private final List<ScaleFeatures.ScaleRun> runs;
    private final Map<String, FloatTensor> maps = new LinkedHashMap<>();

    private BackboneRun(PreparedImage image) {
      runs = scales.stream().map(scale -> scale.run(image)).toList();
      Map<String, FloatTensor> byName = new HashMap<>();
      runs.forEach(run -> byName.putAll(run.byName()));
      specs.forEach(spec -> maps.put(spec.name(), Objects.requireNonNull(byName.get(spec.name()))));
    }

    /**
     * Computes the maps of one view. All views share the tensors: they hold the latest view until
     * {@link #close}.
     */
    Map<String, FloatTensor> maps(Rectangle view) {
      runs.forEach(run -> run.compute(view));
      return maps;
    }

    /** Leaves the tensors to later images. */
    @Override
    public void close() {
      runs.forEach(ScaleFeatures.ScaleRun::close);
    }
  }
}
