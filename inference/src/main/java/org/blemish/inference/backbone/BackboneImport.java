// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import org.blemish.core.file.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;
import org.blemish.core.tensor.pth.PthReader;
import org.blemish.inference.onnx.OnnxModel;

/** Makes backbones of files that the user has. Nothing in them is executed. */
public final class BackboneImport {
  private BackboneImport() {}

  /**
   * Builds an EfficientNet from a {@code .safetensors} or {@code .pth} file.
   *
   * @param weights names of {@code efficientnet_pytorch} or timm
   * @param name the model's name, from which architecture, padding, epsilon and normalisation
   *     follow; the file's name where empty
   * @param outputs {@code s3} to {@code s6} where empty
   * @throws BlemishException where the file is damaged, unsafe or of no EfficientNet, or the name
   *     says too little
   */
  public static Backbone weights(Path weights, Optional<String> name, List<String> outputs) {
    String stem = String.valueOf(weights.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    EfficientNet net = EfficientNet.named(name.orElse(stem));
    if (!outputs.isEmpty()) {
      net = net.withOutputs(outputs.toArray(String[]::new));
    }
    return net.withSource(
            "unknown: see where the file comes from",
            String.valueOf(weights.getFileName()),
            Sha256.of(weights).hex())
        .build(weights.toString(), PthReader.readAny(weights));
  }

  /**
   * Takes a graph of the user's own.
   *
   * @param graph one ONNX file, input {@code [N, 3, H, W]}
   * @param descriptor what it cannot say itself: a {@link BackboneDescriptor} as JSON
   */
  public static Backbone graph(Path graph, Path descriptor) {
    return new Backbone(Json.read(descriptor, BackboneDescriptor.class), OnnxModel.read(graph));
  }
}
