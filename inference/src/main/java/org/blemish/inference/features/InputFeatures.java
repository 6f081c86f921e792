// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.scan.Scan;
import org.blemish.inference.internal.ResourceStack;
import org.blemish.inference.onnx.FloatTensor;

/**
 * Features of images by a backbone, of scans by depth preparation, or both: {@code depth} {@code
 * [1, d d, h, w]} and the soft foreground {@code mask} {@code [1, 1, h, w]} come after the
 * backbone's outputs. Safe for many threads. Owns nothing: the backbone's session stays open.
 */
public final class InputFeatures implements FeatureExtractor {
  /** Name of the depth channels. */
  public static final String DEPTH = "depth";

  /** Name of the soft foreground. */
  public static final String MASK = "mask";

  private final Preparation preparation;
  private final Optional<BackboneFeatures> backbone;
  private final Optional<TiledDepth> depth;
  private final Optional<Mask> ignore;
  private final List<Rectangle> views;

  /**
   * @param backbone features of images, at the preparation's network size; empty for depth alone
   * @param depth how scans are prepared, for one view; empty for images alone
   * @param ignore pixels that are never used, neither in training nor in inspection: they are blank
   *     in images and not part of the foreground in scans, so they do not affect neighbouring cells
   *     either
   * @throws BlemishException if depth does not fit the tiles
   */
  public InputFeatures(
      Preparation preparation,
      Optional<BackboneFeatures> backbone,
      Optional<DepthSettings> depth,
      Optional<Mask> ignore) {
    this.preparation = preparation;
    this.backbone = backbone;
    this.depth = depth.map(settings -> TiledDepth.of(settings, preparation));
    this.ignore = ignore;
    this.views = preparation.views();
  }

  @Override
  public List<FeatureSpec> specs() {
    List<FeatureSpec> specs = new ArrayList<>();
    backbone.ifPresent(b -> specs.addAll(b.specs()));
    depth.ifPresent(d -> specs.addAll(d.specs()));
    return specs;
  }

  /** How images are prepared, and which views of them the features are of. */
  public Preparation preparation() {
    return preparation;
  }

  /** The pixels that the model ignores. */
  public Optional<Mask> ignore() {
    return ignore;
  }

  @Override
  public int viewsPerInput() {
    return views.size();
  }

  @Override
  public void extract(Input input, String name, Consumer<Features> taker) {
    extract(input, prepare(input, name), name, taker);
  }

  /**
   * The image of an input as the network receives it; empty for depth alone.
   *
   * @param name of the input, for errors
   * @throws BlemishException if the input has no image, or not the size of the ignore mask
   */
  public Optional<PreparedImage> prepare(Input input, String name) {
    return prepare(input, name, byte[]::new);
  }

  /**
   * The same in memory of the caller.
   *
   * @param memory see {@link Preparation#prepare(Image, Optional, IntFunction)}
   */
  public Optional<PreparedImage> prepare(Input input, String name, IntFunction<byte[]> memory) {
    ignore.ifPresent(mask -> requireSize(mask, input, name));
    return backbone.map(b -> preparation.prepare(image(input, name), ignore, memory));
  }

  /**
   * Like {@link #extract(Input, String, Consumer)}, with an image that is already prepared.
   *
   * @param image what {@link #prepare} returned for this input, or a changed copy of it
   */
  public void extract(
      Input input, Optional<PreparedImage> image, String name, Consumer<Features> taker) {
    try (ResourceStack opened = new ResourceStack()) {
      List<Function<Rectangle, Map<String, FloatTensor>>> sources = new ArrayList<>();
      backbone.ifPresent(b -> sources.add(opened.add(b.of(image.orElseThrow()))::maps));
      depth.ifPresent(
          d ->
              sources.add(
                  d.of(scan(input, name), name, preparation.geometry(input.size()), ignore)));
      for (Rectangle view : views) {
        Map<String, FloatTensor> maps = new LinkedHashMap<>();
        sources.forEach(source -> maps.putAll(source.apply(view)));
        taker.accept(new Features(maps));
      }
    }
  }

  private static void requireSize(Mask mask, Input input, String name) {
    if (!mask.size().equals(input.size())) {
      throw new BlemishException(
          "%s: is %s, the ignore mask of the training %s: both must have the same size; use images as in the training, or train with a mask of this size"
              .formatted(name, input.size(), mask.size()));
    }
  }

  private static Scan scan(Input input, String name) {
    return input
        .scan()
        .orElseThrow(() -> new BlemishException(name + ": the model needs a 3D scan: give one"));
  }

  private static Image image(Input input, String name) {
    return input
        .image()
        .orElseThrow(() -> new BlemishException(name + ": the model needs an image: give one"));
  }
}
