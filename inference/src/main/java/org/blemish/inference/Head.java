// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;

/** A method's graph, from feature maps to named raw maps. Safe for many threads; close it. */
public final class Head implements AutoCloseable {
  private final OnnxSession session;
  private final TileStitching stitching;

  private Head(OnnxSession session, TileStitching stitching) {
    this.session = session;
    this.stitching = stitching;
  }

  /**
   * Prepares a graph.
   *
   * @param preparation whose views the features are of
   */
  public static Head open(OnnxModel graph, Preparation preparation, SessionOptions options) {
    return new Head(OnnxSession.open(graph, "head", options), new TileStitching(preparation));
  }

  /** Names of the feature maps that the graph needs. */
  public List<String> inputs() {
    return session.inputs().stream().map(Value::name).toList();
  }

  /**
   * Checks that the graph's inputs are among the feature maps of an extractor.
   *
   * @param specs feature maps that are computed
   * @throws BlemishException if a map is missing or of another shape
   */
  void requireInputsAmong(List<FeatureSpec> specs) {
    for (Value input : session.inputs()) {
      boolean fed =
          specs.stream()
              .anyMatch(
                  spec ->
                      spec.name().equals(input.name())
                          && input.rank() == 4
                          && agree(input.size(1), spec.channels())
                          && agree(input.size(2), spec.height())
                          && agree(input.size(3), spec.width()));
      if (!fed) {
        throw new BlemishException(
            Fault.MODEL,
            "head: needs feature map %s, backbone and preparation compute %s: head and backbone are of different models"
                .formatted(input, specs));
      }
    }
  }

  private static boolean agree(long asked, int given) {
    return asked == Value.DYNAMIC || asked == given;
  }

  /** The raw maps of one view, by name. */
  public Map<String, FloatMap> maps(Features view) {
    Map<String, FloatTensor> given = new LinkedHashMap<>();
    for (String input : inputs()) {
      given.put(input, view.map(input));
    }
    Map<String, FloatMap> maps = new LinkedHashMap<>();
    session.run(given).forEach((name, map) -> maps.put(name, map(map)));
    return maps;
  }

  /** The raw maps of a whole input, with the maps of its views stitched together. */
  public Map<String, FloatMap> maps(List<Features> views) {
    MapAssembly whole = assembly();
    views.forEach(whole::add);
    return whole.maps();
  }

  /** Starts an input whose views are added one by one. */
  public MapAssembly assembly() {
    return new MapAssembly();
  }

  /** The raw maps of one input while its views are added. Not safe for several threads. */
  public final class MapAssembly {
    private final Map<String, TileStitching.StitchedMap> stitchedMaps = new LinkedHashMap<>();

    private MapAssembly() {}

    /** Runs the graph on the next view, in the preparation's order. */
    public void add(Features view) {
      Head.this
          .maps(view)
          .forEach(
              (name, map) ->
                  stitchedMaps.computeIfAbsent(name, n -> stitching.new StitchedMap()).add(map));
    }

    /** The maps, after all views are added. */
    public Map<String, FloatMap> maps() {
      Map<String, FloatMap> maps = new LinkedHashMap<>();
      stitchedMaps.forEach((name, joining) -> maps.put(name, joining.map()));
      return maps;
    }
  }

  @Override
  public void close() {
    session.close();
  }

  private static FloatMap map(Tensor tensor) {
    return new FloatMap(tensor.size(2), tensor.size(1), tensor.values());
  }
}
