// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.scan.Scan;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;

/** One scan with the results of the reference code and the settings of these results. */
record DepthGolden(Map<String, Tensor> tensors, JsonNode settings) {

  static DepthGolden load() {
    try {
      JsonNode values = new ObjectMapper().readTree(resource("values.json"));
      return new DepthGolden(
          Safetensors.read(resource("depth.safetensors"), "depth.safetensors"),
          values.get("depth"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  DepthSettings depthSettings() {
    int block = settings.get("downscale").asInt();
    int cells = settings.get("depth_len").asInt() / block;
    return new DepthSettings(
        settings.get("fills").asInt(),
        BackgroundRule.CORNERS,
        settings.get("background_threshold").asDouble(),
        false,
        new Size(cells, cells),
        block,
        settings.get("dilate").asInt(),
        0);
  }

  Scan scan() {
    Tensor cloud = tensor("xyz");
    float[] z = new float[cloud.values().length / 3];
    for (int i = 0; i < z.length; i++) {
      z[i] = cloud.values()[3 * i + 2];
    }
    return Scan.ofDepth(new FloatMap(cloud.size(1), cloud.size(0), z));
  }

  Tensor tensor(String name) {
    return requireNonNull(tensors.get(name), name);
  }

  /** A tensor {@code [H, W]} or {@code [1, H, W]}. */
  FloatMap map(String name) {
    Tensor t = tensor(name);
    int last = t.shape().length - 1;
    return new FloatMap(t.size(last), t.size(last - 1), t.values());
  }

  Mask mask(String name) {
    return Foreground.positive(map(name));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = DepthGolden.class.getResourceAsStream("/golden/" + name)) {
      return requireNonNull(in, name).readAllBytes();
    }
  }
}
