// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * New names for a graph's values: those of the map, else the old name with a prefix. The empty
 * name, an optional input left out, stays.
 */
record ValueRenaming(Map<String, String> names, String prefix) {
  /** Gives a value that becomes an output the output's name, which saves copying it. */
  static ValueRenaming toOutputs(List<NodeProto> nodes, Map<String, Value> outputs) {
    Set<String> computed = new HashSet<>();
    nodes.forEach(node -> computed.addAll(node.getOutputList()));
    Map<String, String> names = new HashMap<>();
    outputs.forEach(
        (output, value) -> {
          if (computed.contains(value.name())) {
            names.putIfAbsent(value.name(), output);
          }
        });
    return new ValueRenaming(names, "");
  }

  String of(String name) {
    return name.isEmpty() ? name : names.getOrDefault(name, prefix + name);
  }

  NodeProto apply(NodeProto node) {
    NodeProto.Builder copy = node.toBuilder().setName(prefix + node.getName());
    for (int i = 0; i < node.getInputCount(); i++) {
      copy.setInput(i, of(node.getInput(i)));
    }
    for (int i = 0; i < node.getOutputCount(); i++) {
      copy.setOutput(i, of(node.getOutput(i)));
    }
    return copy.build();
  }
}
