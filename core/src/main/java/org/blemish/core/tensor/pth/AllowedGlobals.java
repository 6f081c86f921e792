// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.internal.Dtype;

/** The Python names that a checkpoint of tensors may use, and their meaning. */
final class AllowedGlobals {
  private static final Map<String, Dtype> STORAGES =
      Map.of(
          "torch.FloatStorage", Dtype.F32,
          "torch.HalfStorage", Dtype.F16,
          "torch.BFloat16Storage", Dtype.BF16,
          "torch.DoubleStorage", Dtype.F64,
          "torch.LongStorage", Dtype.I64,
          "torch.IntStorage", Dtype.I32,
          "torch.ShortStorage", Dtype.I16,
          "torch.CharStorage", Dtype.I8,
          "torch.ByteStorage", Dtype.U8,
          "torch.BoolStorage", Dtype.BOOL);

  private static final String DICT = "collections.OrderedDict";
  private static final String TENSOR = "torch._utils._rebuild_tensor_v2";
  private static final String PARAMETER = "torch._utils._rebuild_parameter";

  private AllowedGlobals() {}

  /** A Python class or function, by its full name. */
  record PythonGlobal(String name) {}

  /**
   * @throws BlemishException if the name is not one of them
   */
  static PythonGlobal global(String file, String module, String name) {
    String full = module + "." + name;
    if (!STORAGES.containsKey(full)
        && !full.equals(DICT)
        && !full.equals(TENSOR)
        && !full.equals(PARAMETER)) {
      throw new BlemishException(
          "%s: refused: it uses %s, and only dictionaries of tensors are read; save the network's state_dict()"
              .formatted(file, full));
    }
    return new PythonGlobal(full);
  }

  /** The result of calling {@code function} with these arguments. */
  static Object call(String file, Object function, List<Object> arguments) {
    if (function instanceof PythonGlobal global) {
      if (global.name.equals(DICT) && arguments.isEmpty()) {
        return new LinkedHashMap<Object, Object>();
      }
      if (global.name.equals(TENSOR)
          && arguments.size() >= 6
          && arguments.get(0) instanceof StorageRef storage
          && arguments.get(1) instanceof Long offset) {
        return TensorRef.checked(
            file, storage, offset, longs(file, arguments.get(2)), longs(file, arguments.get(3)));
      }
      if (global.name.equals(PARAMETER)
          && !arguments.isEmpty()
          && arguments.get(0) instanceof TensorRef tensor) {
        return tensor;
      }
    }
    throw new BlemishException(
        "%s: refused: it calls %s in a way that tensors do not need"
            .formatted(file, function instanceof PythonGlobal g ? g.name : "something"));
  }

  /** The storage that a persistent id refers to: {@code ("storage", type, key, device, count)}. */
  static StorageRef storage(String file, Object id) {
    if (id instanceof List<?> parts
        && parts.size() >= 5
        && parts.get(0).equals("storage")
        && parts.get(1) instanceof PythonGlobal type
        && STORAGES.containsKey(type.name)
        && parts.get(2) instanceof String key
        && parts.get(4) instanceof Long count
        && count >= 0
        && (parts.size() == 5 || parts.get(5) == Unpickler.NONE)) {
      Dtype dtype = Optional.ofNullable(STORAGES.get(type.name)).orElseThrow();
      return new StorageRef(key, dtype, count);
    }
    throw new BlemishException("%s: refused: an unknown kind of storage".formatted(file));
  }

  private static long[] longs(String file, Object tuple) {
    if (tuple instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)) {
      return list.stream().mapToLong(value -> (Long) value).toArray();
    }
    throw new BlemishException(
        "%s: refused: a tensor's shape is not a list of numbers".formatted(file));
  }
}
