// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blemish.ast.ReferenceFiles;
import org.blemish.core.tensor.Tensor;

/**
 * Values of the networks of the reference code, with their settings.
 *
 * @param name {@code networks_rgb} or {@code networks_rgb_depth}
 */
public record ReferenceValues(String name, Map<String, Tensor> tensors, JsonNode settings) {
  public static ReferenceValues read(String name) {
    JsonNode settings = ReferenceFiles.json("values.json").get(name);
    return new ReferenceValues(name, ReferenceFiles.tensors(name + ".safetensors"), settings);
  }

  public Tensor get(String key) {
    return Objects.requireNonNull(tensors.get(key), key);
  }

  /** The tensors whose name starts with {@code prefix}, without it. */
  public Map<String, Tensor> withPrefix(String prefix) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    tensors.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }

  public boolean depth() {
    return name.endsWith("depth");
  }

  public int grid() {
    return settings.get("map").asInt();
  }

  public int channels() {
    return get("teacher.z").size(1);
  }

  public double learningRate() {
    return settings.get("lr").asDouble();
  }

  public double weightDecay() {
    return settings.get("weight_decay").asDouble();
  }

  public TeacherArchitecture teacher() {
    List<Integer> kernels = new ArrayList<>();
    settings.get("kernels").forEach(k -> kernels.add(k.asInt()));
    return new TeacherArchitecture(
        channels(),
        settings.get("positional_encoding").asInt(),
        settings.get("teacher_hidden").asInt(),
        kernels,
        settings.get("clamp").asDouble());
  }

  public ResidualStudentArchitecture student() {
    return new ResidualStudentArchitecture(
        channels(),
        settings.get("positional_encoding").asInt(),
        settings.get("student_hidden").asInt(),
        settings.get("student_blocks").asInt());
  }

  /** Input of both networks, {@code [N, C, H, W]}: features, then depth by space-to-depth. */
  public Tensor input() {
    Tensor features = get("in.features");
    if (!depth()) {
      return features;
    }
    Tensor depth = get("in.depth");
    int n = features.size(0);
    int c = features.size(1);
    int grid = grid();
    int r = settings.get("depth_downscale").asInt();
    float[] joined = new float[n * channels() * grid * grid];
    int at = 0;
    for (int i = 0; i < n; i++) {
      int own = c * grid * grid;
      System.arraycopy(features.values(), i * own, joined, at, own);
      at += own;
      for (int k = 0; k < r * r; k++) {
        for (int y = 0; y < grid; y++) {
          for (int x = 0; x < grid; x++) {
            int row = y * r + k / r;
            joined[at++] = depth.values()[(i * grid * r + row) * grid * r + x * r + k % r];
          }
        }
      }
    }
    return Tensor.of(joined, n, channels(), grid, grid);
  }

  /** The foreground {@code [N, H, W]}; all ones without depth, as in the reference code. */
  public Tensor mask() {
    Tensor mask = get("in.mask");
    float[] values = mask.values().clone();
    if (!depth()) {
      Arrays.fill(values, 1);
    }
    return Tensor.of(values, mask.size(0), mask.size(2), mask.size(3));
  }

  /** Samples from {@code from} to {@code to}, exclusive, of a tensor whose first dimension is N. */
  public static Tensor slice(Tensor tensor, int from, int to) {
    int each = tensor.values().length / tensor.size(0);
    long[] shape = tensor.shape().clone();
    shape[0] = (long) to - from;
    return new Tensor(shape, Arrays.copyOfRange(tensor.values(), from * each, to * each));
  }

  @Override
  public String toString() {
    return name;
  }
}
