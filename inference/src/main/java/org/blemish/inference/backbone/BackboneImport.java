// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.file.Sha256;
import org.blemish.core.json.Json;
import org.blemish.core.tensor.Tensor;
import org.blemish.core.tensor.pth.PthReader;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.TokenGrid;

/** Creates backbones from files of the user. Nothing in them is executed. */
public final class BackboneImport {
  private BackboneImport() {}

  /**
   * Builds an EfficientNet from a {@code .safetensors} or {@code .pth} file.
   *
   * @param weights names of {@code efficientnet_pytorch} or timm
   * @param name the model's name, from which architecture, padding, epsilon and normalisation
   *     follow; the file's name if empty
   * @param outputs {@code s3} to {@code s6} if empty
   * @throws BlemishException if the file is damaged, unsafe or not of an EfficientNet, or padding,
   *     epsilon or normalisation do not follow from the name
   */
  public static Backbone weights(Path weights, Optional<String> name, List<String> outputs) {
    String stem = String.valueOf(weights.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    EfficientNet net = EfficientNet.named(name.orElse(stem));
    if (!outputs.isEmpty()) {
      net = net.withOutputs(outputs.toArray(String[]::new));
    }
    // Before the digest: a file that holds no tensors is refused by its first bytes.
    Map<String, Tensor> tensors = PthReader.readAny(weights);
    return net.withSource(
            "unknown: see the source of the file",
            String.valueOf(weights.getFileName()),
            Sha256.of(weights).hex())
        .build(weights.toString(), tensors);
  }

  /**
   * Uses a graph of the user. Outputs with patch tokens become feature maps.
   *
   * @param graph one ONNX file, input {@code [N, 3, H, W]}
   * @param descriptor a {@link BackboneDescriptor} as JSON
   */
  public static Backbone graph(Path graph, Path descriptor) {
    BackboneDescriptor stated = Json.read(descriptor, BackboneDescriptor.class);
    OnnxModel model = OnnxModel.read(graph);
    for (BackboneOutput output : stated.outputs()) {
      if (output.prefixTokens().isPresent()) {
        TokenGrid grid = new TokenGrid(output.name(), output.prefixTokens().get(), output.stride());
        model = grid.apply(model, stated.input(), graph.toString());
      }
    }
    return new Backbone(stated.withMaps(), model);
  }
}
