// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.onnx.FloatTensor;

/**
 * Feature maps of images by some outputs of a backbone. Safe for many threads. Owns nothing: the
 * session stays open.
 */
public final class BackboneFeatures {
  private final BackboneSession session;
  private final List<FeatureSpec> specs;

  /**
   * @param session of the preparation's network size
   * @param outputs of the backbone to compute
   * @throws org.blemish.core.BlemishException if the backbone has no such output
   */
  public BackboneFeatures(BackboneSession session, List<String> outputs) {
    this.session = session;
    this.specs = outputs.stream().map(output -> spec(session, output)).toList();
  }

  private static FeatureSpec spec(BackboneSession session, String output) {
    int channels = session.backbone().descriptor().output(output).channels();
    Size grid = session.grid(output);
    return new FeatureSpec(output, channels, grid.height(), grid.width());
  }

  /** The feature maps of each view. */
  List<FeatureSpec> specs() {
    return specs;
  }

  /**
   * Computes the feature maps of one view of an image. All views share the tensors: they hold the
   * latest view. For one thread.
   */
  Function<Rectangle, Map<String, FloatTensor>> of(PreparedImage image) {
    FloatTensor batch = session.batch(1);
    Map<String, FloatTensor> maps = new LinkedHashMap<>();
    specs.forEach(spec -> maps.put(spec.name(), FloatTensor.allocate(spec.shape())));
    return view -> {
      session.put(batch, 0, image.image(), view, image.gain());
      image.ignoredPixels().ifPresent(blank -> session.clear(batch, 0, blank, view));
      session.run(batch, maps);
      return maps;
    };
  }
}
