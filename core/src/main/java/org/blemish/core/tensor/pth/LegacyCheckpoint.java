// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;

/**
 * PyTorch's format before 1.6: pickles of a magic number, a version, the machine, the object and
 * the storages' keys, then the storages in that order, each after its count.
 */
record LegacyCheckpoint(String file, Object root, Map<String, float[]> values)
    implements StorageReader {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

  /**
   * @param size the file's bytes, which no storage can exceed
   */
  static LegacyCheckpoint read(String file, InputStream stream, long size) throws IOException {
    InputStream in = new BufferedInputStream(stream, 1 << 16);
    if (!MAGIC.equals(Unpickler.read(file, in))) {
      throw new BlemishException("%s: not a checkpoint of PyTorch".formatted(file));
    }
    Unpickler.read(file, in);
    ByteOrder order =
        Unpickler.read(file, in) instanceof Map<?, ?> machine
                && Boolean.FALSE.equals(machine.get("little_endian"))
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN;
    Object root = Unpickler.read(file, in);
    Map<String, StorageRef> refs = new HashMap<>();
    NamedTensors.of(file, root).values().forEach(t -> refs.put(t.storage().key(), t.storage()));
    Map<String, float[]> values = new HashMap<>();
    if (Unpickler.read(file, in) instanceof List<?> keys) {
      for (Object key : keys) {
        StorageRef ref = refs.get(String.valueOf(key));
        if (ref == null) {
          throw new BlemishException("%s: storage %s belongs to no tensor".formatted(file, key));
        }
        long count = new PickleInput(in).signedLong();
        if (count != ref.count() || count > size / ref.dtype().bytes()) {
          throw new BlemishException(
              "%s: storage %s has %d values, %d expected".formatted(file, key, count, ref.count()));
        }
        values.put(ref.key(), StorageReader.read(file, ref, order, in));
      }
    }
    return new LegacyCheckpoint(file, root, values);
  }

  @Override
  public float[] load(StorageRef storage) {
    return Optional.ofNullable(values.get(storage.key()))
        .orElseThrow(
            () -> new BlemishException("%s: storage %s is missing".formatted(file, storage.key())));
  }
}
