// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.Sha256;
import org.blemish.core.geometry.Size;
import org.blemish.core.json.Json;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;

/**
 * A frozen network that computes feature maps: its graph, and a descriptor with what the graph does
 * not contain.
 *
 * @param descriptor must fit the graph: it has input and outputs, and known numbers of channels
 *     agree
 * @param graph takes {@code [N, 3, H, W]}; N, H and W may be open or fixed
 */
public record Backbone(BackboneDescriptor descriptor, OnnxModel graph) {
  /** The graph's file in a backbone's folder. */
  public static final String GRAPH = "backbone.onnx";

  /** The descriptor's file in a backbone's folder. */
  public static final String DESCRIPTOR = "backbone.json";

  /**
   * @throws BlemishException if descriptor and graph do not fit
   */
  public Backbone {
    String name = descriptor.name();
    if (graph.inputs().size() != 1
        || !graph.inputs().get(0).name().equals(descriptor.input())
        || graph.inputs().get(0).rank() != 4
        || sizeOr(graph.inputs().get(0).size(1), 3) != 3) {
      throw new BlemishException(
          Fault.MODEL,
          "backbone %s: its graph takes %s, expected the only input %s[N, 3, H, W]"
              .formatted(name, graph.inputs(), descriptor.input()));
    }
    for (BackboneOutput output : descriptor.outputs()) {
      Value found =
          graph.outputs().stream()
              .filter(value -> value.name().equals(output.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BlemishException(
                          Fault.MODEL,
                          "backbone %s: its graph has no output %s, only %s"
                              .formatted(name, output.name(), graph.outputs())));
      if (found.rank() != 4 || sizeOr(found.size(1), output.channels()) != output.channels()) {
        throw new BlemishException(
            Fault.MODEL,
            "backbone %s: its graph has %s, the descriptor states [N, %d, h, w]%s"
                .formatted(
                    name,
                    found,
                    output.channels(),
                    found.rank() == 3
                        ? "; for patch tokens state prefixTokens, the number of tokens before them"
                        : ""));
      }
    }
  }

  /**
   * Width and height of an output for images of a size. Computed by {@link
   * BackboneDescriptor#grid}; where the descriptor does not determine it, a session is opened,
   * which takes up to a second.
   *
   * @throws BlemishException if there is no such output, or the graph does not take the size
   */
  public Size grid(String output, Size image) {
    return descriptor
        .grid(output, image)
        .orElseGet(
            () -> {
              SessionOptions options = SessionOptions.threads(1);
              try (BackboneSession session = BackboneSession.open(this, image, options)) {
                return session.grid(output);
              }
            });
  }

  /** Reads what {@link #write} wrote. */
  public static Backbone read(Path folder) {
    return new Backbone(
        Json.read(folder.resolve(DESCRIPTOR), BackboneDescriptor.class),
        OnnxModel.read(folder.resolve(GRAPH)));
  }

  /** Writes graph and descriptor into a folder, which is created if it is missing. */
  public void write(Path folder) {
    AtomicFile.write(folder.resolve(GRAPH), graph.bytes());
    AtomicFile.write(folder.resolve(DESCRIPTOR), Json.bytes(descriptor));
  }

  /** Digest of the graph's bytes in lower-case hexadecimal: equal backbones can share a session. */
  public String sha256() {
    return Sha256.of(graph.bytes()).hex();
  }

  private static long sizeOr(long size, long otherwise) {
    return size == Value.DYNAMIC ? otherwise : size;
  }
}
