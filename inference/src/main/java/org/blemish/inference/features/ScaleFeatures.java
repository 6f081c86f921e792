// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.TensorPool;

/**
 * The feature maps of one scale.
 *
 * @param session of the backbone at the scale's size
 * @param specs names and shapes of the feature maps, in the scale's order; kept, since finding them
 *     may run the backbone
 */
record ScaleFeatures(BackboneScale scale, BackboneSession session, List<FeatureSpec> specs) {
  static ScaleFeatures of(BackboneScale scale, BackboneSession session) {
    List<FeatureSpec> specs =
        scale.maps().stream()
            .map(
                map -> {
                  int channels = session.backbone().descriptor().output(map.output()).channels();
                  Size grid = session.grid(map.output());
                  return new FeatureSpec(map.toString(), channels, grid.height(), grid.width());
                })
            .toList();
    return new ScaleFeatures(scale, session, specs);
  }

  /** Starts an image, whose views share the tensors; close it. */
  ScaleRun run(PreparedImage image) {
    TensorPool tensors = session.tensors();
    Map<String, FloatTensor> byOutput = new LinkedHashMap<>();
    Map<String, FloatTensor> byName = new LinkedHashMap<>();
    for (int i = 0; i < specs.size(); i++) {
      FeatureSpec spec = specs.get(i);
      byName.put(
          spec.name(),
          byOutput.computeIfAbsent(
              scale.maps().get(i).output(), output -> tensors.take(spec.shape())));
    }
    FloatTensor batch = tensors.take(1, 3, session.size().height(), session.size().width());
    return new ScaleRun(session, image, batch, byOutput, byName);
  }

  /**
   * One image at this scale. For one thread; close it once.
   *
   * @param byOutput tensors that the backbone writes
   * @param byName the same tensors by name of the feature map
   */
  record ScaleRun(
      BackboneSession session,
      PreparedImage image,
      FloatTensor batch,
      Map<String, FloatTensor> byOutput,
      Map<String, FloatTensor> byName)
      implements AutoCloseable {
    /** Computes the maps of a view. */
    void compute(Rectangle view) {
      BackboneInputs.put(session.input(), batch, image, view);
      session.run(batch, byOutput);
    }

    /** Leaves the tensors to later images. */
    @Override
    public void close() {
      session.tensors().giveBack(batch);
      byOutput.values().forEach(session.tensors()::giveBack);
    }
  }
}
