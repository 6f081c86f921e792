// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.blemish.core.tensor.Tensor;

/** Conversions between plain values and ONNX's protobuf messages. */
final class OnnxProtos {
  private OnnxProtos() {}

  static TensorProto floats(String name, Tensor tensor) {
    ByteBuffer raw =
        ByteBuffer.allocate(Math.multiplyExact(4, tensor.values().length))
            .order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(tensor.values());
    TensorProto.Builder proto =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .setRawData(UnsafeByteOperations.unsafeWrap(raw));
    for (long size : tensor.shape()) {
      proto.addDims(size);
    }
    return proto.build();
  }

  static TensorProto integers(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.INT64.getNumber())
        .addDims(values.length)
        .setRawData(UnsafeByteOperations.unsafeWrap(raw))
        .build();
  }

  static TensorProto integers32(String name, int... values) {
    ByteBuffer raw =
        ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asIntBuffer().put(values);
    return bytes(name, TensorProto.DataType.INT32, raw.array(), values.length);
  }

  static TensorProto signedBytes(String name, byte[] values, long... shape) {
    return bytes(name, TensorProto.DataType.INT8, values, shape);
  }

  /** A value from 0 to 255 without dimensions. */
  static TensorProto unsignedByte(String name, int value) {
    return bytes(name, TensorProto.DataType.UINT8, new byte[] {(byte) value});
  }

  private static TensorProto bytes(
      String name, TensorProto.DataType type, byte[] values, long... shape) {
    TensorProto.Builder proto =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(UnsafeByteOperations.unsafeWrap(values));
    for (long size : shape) {
      proto.addDims(size);
    }
    return proto.build();
  }

  static AttributeProto attribute(String name, Object value) {
    AttributeProto.Builder proto = AttributeProto.newBuilder().setName(name);
    if (value instanceof Long i) {
      proto.setType(AttributeProto.AttributeType.INT).setI(i);
    } else if (value instanceof Float f) {
      proto.setType(AttributeProto.AttributeType.FLOAT).setF(f);
    } else if (value instanceof String s) {
      proto.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(s));
    } else if (value instanceof long[] list) {
      proto.setType(AttributeProto.AttributeType.INTS);
      for (long i : list) {
        proto.addInts(i);
      }
    } else {
      throw new IllegalArgumentException(
          "attribute %s: %s is not a Long, Float, String or long[]".formatted(name, value));
    }
    return proto.build();
  }

  static ValueInfoProto port(String name, long... shape) {
    TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
    for (int i = 0; i < shape.length; i++) {
      TensorShapeProto.Dimension.Builder dim = dims.addDimBuilder();
      if (shape[i] == Value.DYNAMIC) {
        // The same symbol for every open batch: ONNX Runtime then knows that they are equal.
        dim.setDimParam(i == 0 ? "N" : name + "_" + i);
      } else {
        dim.setDimValue(shape[i]);
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(dims)))
        .build();
  }

  static Value value(ValueInfoProto port) {
    return new Value(
        port.getName(),
        port.getType().getTensorType().getShape().getDimList().stream()
            .mapToLong(d -> d.hasDimValue() ? d.getDimValue() : Value.DYNAMIC)
            .toArray());
  }
}
