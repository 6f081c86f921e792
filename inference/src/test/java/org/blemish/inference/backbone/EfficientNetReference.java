// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;

/** Reference values of one network; sizes and formulas come from the files. */
public record EfficientNetReference(String name, JsonNode values, Map<String, Tensor> tensors) {
  private static final Pattern INPUT =
      Pattern.compile("element k of \\[([\\d,]+)\\] is sin\\(([\\d.]+)\\*k\\+([\\d.]+)\\)");

  public static EfficientNetReference of(String name) throws IOException {
    JsonNode values = json("/golden/values.json").path(name);
    return new EfficientNetReference(
        name, values, Safetensors.read(resource("/golden/" + name + ".safetensors"), name));
  }

  /** Features of timm's own networks; tensors are called {@code network.output}. */
  public static EfficientNetReference timm(String name) throws IOException {
    return new EfficientNetReference(
        name,
        json("/backbone/timm.json").path(name),
        Safetensors.read(resource("/backbone/timm.safetensors"), name));
  }

  public Tensor tensor(String key) {
    return requireNonNull(tensors.get(key), key);
  }

  public Tensor input() {
    Matcher matcher = INPUT.matcher(values.path("input").asText());
    if (!matcher.matches()) {
      throw new IllegalStateException("formula " + values.path("input"));
    }
    String[] sizes = matcher.group(1).split(",");
    long[] shape = new long[sizes.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Long.parseLong(sizes[i]);
    }
    double factor = Double.parseDouble(matcher.group(2));
    double shift = Double.parseDouble(matcher.group(3));
    float[] x = new float[(int) Tensor.count(shape)];
    for (int k = 0; k < x.length; k++) {
      x[k] = (float) Math.sin(factor * k + shift);
    }
    return new Tensor(shape, x);
  }

  /** Element k of tensor p is {@code s sin(0.37 (k+1) + 1.3 p) + o}. */
  public Map<String, Tensor> formulaWeights() throws IOException {
    JsonNode list =
        values.has("tensors") ? values.path("tensors") : json("/golden/" + name + "_tensors.json");
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (int p = 0; p < list.size(); p++) {
      JsonNode entry = list.get(p);
      long[] shape = new long[entry.get(1).size()];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = entry.get(1).get(i).asLong();
      }
      double s = entry.get(2).asDouble();
      double o = entry.get(3).asDouble();
      float[] w = new float[(int) Tensor.count(shape)];
      for (int k = 0; k < w.length; k++) {
        w[k] = (float) (s * Math.sin(0.37 * (k + 1) + 1.3 * p) + o);
      }
      weights.put(entry.get(0).asText(), new Tensor(shape, w));
    }
    return weights;
  }

  private static JsonNode json(String file) throws IOException {
    return new JsonMapper().readTree(resource(file));
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream in = EfficientNetReference.class.getResourceAsStream(file)) {
      return requireNonNull(in, file).readAllBytes();
    }
  }
}
