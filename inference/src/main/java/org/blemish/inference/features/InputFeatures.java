// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.depth.PreparedDepth;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.scan.Scan;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.backbone.BackboneOutput;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.onnx.FloatTensor;

/**
 * Features of images by a backbone, of scans by depth preparation, or both: {@code depth} {@code
 * [1, d d, h, w]} and the soft foreground {@code mask} {@code [1, 1, h, w]} stand beside the
 * backbone's outputs. Owns nothing: the backbone's session stays open when this goes.
 */
public final class InputFeatures implements FeatureExtractor {
  /** Name of the depth channels. */
  public static final String DEPTH = "depth";

  /** Name of the soft foreground. */
  public static final String MASK = "mask";

  private final Preparation preparation;
  private final Optional<BackboneSession> backbone;
  private final Optional<DepthPreparation> depth;
  private final List<FeatureSpec> imageSpecs;
  private final List<Rectangle> views;

  /**
   * @param backbone session of the preparation's network size; empty for depth alone
   * @param outputs of the backbone that are wanted
   * @param depth how scans are prepared; empty for images alone
   * @throws BlemishException where the backbone has no such output
   */
  public InputFeatures(
      Preparation preparation,
      Optional<BackboneSession> backbone,
      List<String> outputs,
      Optional<DepthPreparation> depth) {
    this.preparation = preparation;
    this.backbone = backbone;
    this.depth = depth;
    this.views = preparation.views();
    this.imageSpecs = backbone.map(session -> specs(session, outputs)).orElse(List.of());
    if (depth.isPresent() && views.size() > 1) {
      throw new BlemishException(
          "preparation.tile: scans are prepared in one piece, tiles are for images alone");
    }
  }

  @Override
  public List<FeatureSpec> specs() {
    List<FeatureSpec> specs = new ArrayList<>(imageSpecs);
    depth.ifPresent(
        d -> {
          int height = d.settings().grid().height();
          int width = d.settings().grid().width();
          int side = d.settings().downscale();
          specs.add(new FeatureSpec(DEPTH, side * side, height, width));
          specs.add(new FeatureSpec(MASK, 1, height, width));
        });
    return specs;
  }

  @Override
  public int viewsPerInput() {
    return views.size();
  }

  @Override
  public List<Features> extract(Input input, String name) {
    Optional<PreparedImage> image =
        backbone.map(session -> preparation.prepare(image(input, name)));
    List<Features> features = new ArrayList<>();
    for (Rectangle view : views) {
      Map<String, FloatTensor> maps = new LinkedHashMap<>();
      if (backbone.isPresent() && image.isPresent()) {
        run(backbone.get(), image.get(), view, maps);
      }
      depth.ifPresent(d -> prepare(d, preparation, input, name, maps));
      features.add(new Features(maps));
    }
    return features;
  }

  private void run(
      BackboneSession session, PreparedImage image, Rectangle view, Map<String, FloatTensor> maps) {
    FloatTensor batch = session.batch(1);
    session.put(batch, 0, image.image(), view, image.gain());
    for (FeatureSpec spec : imageSpecs) {
      maps.put(spec.name(), FloatTensor.allocate(spec.shape()));
    }
    session.run(batch, maps);
  }

  private static void prepare(
      DepthPreparation depth,
      Preparation preparation,
      Input input,
      String name,
      Map<String, FloatTensor> maps) {
    Scan scan =
        input
            .scan()
            .orElseThrow(
                () -> new BlemishException(name + ": the model needs a 3D scan, there is none"));
    PreparedDepth prepared = depth.prepare(scan, name, preparation.geometry(input.size()));
    Tensor relief = prepared.depth();
    maps.put(
        DEPTH,
        FloatTensor.copyOf(
            Tensor.of(relief.values(), 1, relief.size(0), relief.size(1), relief.size(2))));
    maps.put(
        MASK,
        FloatTensor.copyOf(
            Tensor.of(
                prepared.mask().values(),
                1,
                1,
                prepared.mask().height(),
                prepared.mask().width())));
  }

  private static Image image(Input input, String name) {
    return input
        .image()
        .orElseThrow(
            () -> new BlemishException(name + ": the model needs an image, there is none"));
  }

  private static List<FeatureSpec> specs(BackboneSession session, List<String> outputs) {
    List<FeatureSpec> specs = new ArrayList<>();
    for (String output : outputs) {
      List<String> names =
          session.backbone().descriptor().outputs().stream().map(BackboneOutput::name).toList();
      if (!names.contains(output)) {
        throw new BlemishException(
            "backbone %s has no output %s: choose of %s"
                .formatted(session.backbone().descriptor().name(), output, names));
      }
      Size grid = session.grid(output);
      int channels = session.backbone().descriptor().output(output).channels();
      specs.add(new FeatureSpec(output, channels, grid.height(), grid.width()));
    }
    return specs;
  }
}
