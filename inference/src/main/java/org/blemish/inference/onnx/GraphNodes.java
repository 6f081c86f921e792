// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds nodes of a graph by what they read and write.
 *
 * @param all in their order
 */
record GraphNodes(List<NodeProto> all) {
  /** The node that writes a value. */
  NodeProto producer(String value) {
    return all.stream()
        .filter(node -> node.getOutputList().contains(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no node writes " + value));
  }

  /** The first node that reads a value. */
  NodeProto consumer(String value) {
    return consumers(value)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no node reads " + value));
  }

  /** The result of the first node of an operator that reads a value. */
  Optional<String> consumer(String value, String operator) {
    return consumers(value)
        .filter(node -> node.getOpType().equals(operator))
        .map(node -> node.getOutput(0))
        .findFirst();
  }

  private Stream<NodeProto> consumers(String value) {
    return all.stream().filter(node -> node.getInputList().contains(value));
  }

  /** The first product of an operator with patches of a memory bank. */
  NodeProto firstProduct(String operator, String bank) {
    return all.stream()
        .filter(node -> node.getOpType().equals(operator))
        .filter(node -> MemoryBankPatches.belongs(node.getInput(1), bank))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no search of memory bank " + bank));
  }

  /** A new node with one result, named after it. */
  static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  /** A new node that reduces a value over axes and removes them. */
  static NodeProto reduced(String operator, String output, String value, String axes) {
    return node(operator, output, value, axes).toBuilder()
        .addAttribute(OnnxProtos.attribute("keepdims", 0L))
        .build();
  }
}
