// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.LinkedHashMap;
import java.util.Map;

/** ONNX Runtime's handles of tensors for the duration of one run. */
record OnnxTensors(Map<String, OnnxTensor> byName) implements AutoCloseable {
  static OnnxTensors of(OrtEnvironment environment, Map<String, FloatTensor> tensors)
      throws OrtException {
    OnnxTensors handles = new OnnxTensors(new LinkedHashMap<>());
    try {
      for (Map.Entry<String, FloatTensor> e : tensors.entrySet()) {
        // A duplicate, since callers on other threads may move the buffer's position.
        handles.byName.put(
            e.getKey(),
            OnnxTensor.createTensor(
                environment, e.getValue().values().duplicate().clear(), e.getValue().shape()));
      }
      return handles;
    } catch (OrtException | RuntimeException e) {
      handles.close();
      throw e;
    }
  }

  @Override
  public void close() {
    byName.values().forEach(OnnxTensor::close);
  }
}
