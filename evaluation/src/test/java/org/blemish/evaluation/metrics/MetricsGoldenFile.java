// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.blemish.data.DefectKind;
import org.blemish.data.Label;

/** Maps, masks and regions with the metrics of scikit-learn and the data set's evaluator. */
record MetricsGoldenFile(Map<String, Tensor> tensors, JsonNode expected) {
  static MetricsGoldenFile read() {
    try {
      JsonNode values = new ObjectMapper().readTree(bytes("values.json"));
      byte[] tensors = bytes("metrics.safetensors");
      return new MetricsGoldenFile(
          Safetensors.read(tensors, "metrics.safetensors"), values.required("metrics"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = MetricsGoldenFile.class.getResourceAsStream("/golden/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  int images() {
    return tensor("maps").size(0);
  }

  Size size() {
    return new Size(tensor("maps").size(2), tensor("maps").size(1));
  }

  FloatMap map(int i) {
    return new FloatMap(size().width(), size().height(), plane("maps", i));
  }

  Mask mask(int i) {
    return mask("masks", i);
  }

  /** The image with the maximum of its map as its score. */
  ScoredImage image(int i, String defectType) {
    float score = Float.NEGATIVE_INFINITY;
    for (float value : map(i).values()) {
      score = Math.max(score, value);
    }
    boolean good = mask(i).isEmpty();
    return new ScoredImage(
        "%03d".formatted(i),
        score,
        good ? Label.GOOD : Label.DEFECTIVE,
        good ? "good" : defectType);
  }

  /** The regions of an image with the saturation areas of their settings. */
  List<DefectRegion> regions(int image) {
    List<DefectRegion> regions = new ArrayList<>();
    float[] owners = tensor("region_image").values();
    for (int r = 0; r < owners.length; r++) {
      if ((int) owners[r] == image) {
        JsonNode setting = expected.required("saturation").get(r);
        boolean relative = !setting.required("relative").isNull();
        double threshold = setting.required(relative ? "relative" : "absolute").asDouble();
        Mask mask = mask("regions", r);
        int saturation =
            new DefectKind("region", 255, threshold, relative).saturationArea(mask.count());
        regions.add(new DefectRegion("region", mask, saturation));
      }
    }
    return regions;
  }

  boolean isOfType(String type, int image) {
    return StreamSupport.stream(expected.required(type + "_images").spliterator(), false)
        .anyMatch(node -> node.asInt() == image);
  }

  private Tensor tensor(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  private float[] plane(String name, int i) {
    int area = size().area();
    return Arrays.copyOfRange(tensor(name).values(), i * area, (i + 1) * area);
  }

  private Mask mask(String name, int i) {
    float[] values = plane(name, i);
    BitSet bits = new BitSet();
    for (int k = 0; k < values.length; k++) {
      bits.set(k, values[k] != 0);
    }
    return new Mask(size().width(), size().height(), bits);
  }
}
