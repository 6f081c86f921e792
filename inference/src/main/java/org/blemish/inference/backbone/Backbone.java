// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.geometry.Size;
import org.blemish.core.json.Json;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;

/**
 * A frozen network that gives feature maps: its graph, and what the graph cannot say itself.
 *
 * @param descriptor fits the graph: input and outputs are there, channels agree where known
 * @param graph takes {@code [N, 3, H, W]}; N, H and W open, or fixed by whoever made it
 */
public record Backbone(BackboneDescriptor descriptor, OnnxModel graph) {
  /** The graph's file in a backbone's folder. */
  public static final String GRAPH = "backbone.onnx";

  /** The descriptor's file in a backbone's folder. */
  public static final String DESCRIPTOR = "backbone.json";

  /**
   * @throws BlemishException where descriptor and graph do not fit
   */
  public Backbone {
    String name = descriptor.name();
    if (graph.inputs().size() != 1
        || !graph.inputs().get(0).name().equals(descriptor.input())
        || graph.inputs().get(0).rank() != 4
        || sizeOr(graph.inputs().get(0).size(1), 3) != 3) {
      throw new BlemishException(
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
                          "backbone %s: its graph has no output %s, only %s"
                              .formatted(name, output.name(), graph.outputs())));
      if (found.rank() != 4 || sizeOr(found.size(1), output.channels()) != output.channels()) {
        throw new BlemishException(
            "backbone %s: its graph gives %s, the descriptor says [N, %d, h, w]"
                .formatted(name, found, output.channels()));
      }
    }
  }

  /**
   * Width and height of an output for images of a size. Computed by {@link
   * BackboneDescriptor#grid}; where the descriptor does not determine it, a session is opened,
   * which takes up to a second.
   *
   * @throws BlemishException where there is no such output, or the graph does not take the size
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

  /** Puts graph and descriptor into a folder, which is made where it is missing. */
  public void write(Path folder) {
    AtomicFile.write(folder.resolve(GRAPH), graph.bytes());
    AtomicFile.write(folder.resolve(DESCRIPTOR), Json.bytes(descriptor));
  }

  /** Digest of the graph's bytes in lower-case hexadecimal: equal backbones can share a session. */
  public String sha256() {
    return sha256(graph.bytes());
  }

  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  static String sha256(InputStream in) throws IOException {
    MessageDigest digest = digest();
    byte[] piece = new byte[1 << 16];
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      digest.update(piece, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static long sizeOr(long size, long otherwise) {
    return size == Value.DYNAMIC ? otherwise : size;
  }
}
