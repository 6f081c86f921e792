// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;

/**
 * Reads the tensors of a file that {@code torch.save} wrote, in its zip or its legacy format.
 * Views, shared storages and all common element types are converted to floats, row-major; tensors
 * in nested dictionaries and lists get names joined with dots; other numbers and texts are skipped.
 *
 * <p>Everything else is refused with a {@link BlemishException} that names it: a pickle is a
 * program and could call any function. Memory stays within a small multiple of the file's size.
 */
public final class PthReader {
  /** How much larger than the file its tensors may be: half precision doubles, views repeat. */
  private static final int MAX_SIZE_RATIO = 16;

  private PthReader() {}

  /** All tensors of a checkpoint in its order. Tensors that are whole storages share its array. */
  public static Map<String, Tensor> read(Path file) {
    String name = file.toString();
    try {
      FileBytes.requireRegular(file);
      long size = Files.size(file);
      if (startsWith(file, 'P', 'K')) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
          ZipCheckpoint checkpoint = ZipCheckpoint.of(name, zip, size);
          return tensors(name, checkpoint.root(), checkpoint, size);
        }
      }
      try (InputStream in = Files.newInputStream(file)) {
        LegacyCheckpoint checkpoint = LegacyCheckpoint.read(name, in, size);
        return tensors(name, checkpoint.root(), checkpoint, size);
      }
    } catch (ZipException e) {
      throw new BlemishException(
          "%s: the zip is damaged or truncated: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      // The JDK reports damaged names and directories of a zip by these.
      throw new BlemishException("%s: the zip is damaged: %s".formatted(file, e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      throw FileBytes.tooLargeForMemory(name, e);
    }
  }

  /** The tensors of a checkpoint or of a safetensors file, whichever it is. */
  public static Map<String, Tensor> readAny(Path file) {
    try {
      FileBytes.requireRegular(file);
      // A checkpoint begins with a zip's PK or a pickle's 0x80 0x02; a safetensors' header length
      // with that first byte is possible, so its JSON decides.
      return startsWith(file, 'P', 'K') || (startsWith(file, 0x80, 0x02) && !json(file))
          ? read(file)
          : Safetensors.read(file);
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }

  private static Map<String, Tensor> tensors(
      String file, Object root, StorageReader storages, long size) throws IOException {
    Map<String, TensorRef> refs = NamedTensors.of(file, root);
    long values = refs.values().stream().mapToLong(TensorRef::count).sum();
    if (values > MAX_SIZE_RATIO * size) {
      throw new BlemishException(
          "%s: refused: its tensors have %d values, the file only %d bytes"
              .formatted(file, values, size));
    }
    Map<StorageRef, float[]> loaded = new HashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, TensorRef> entry : refs.entrySet()) {
      StorageRef storage = entry.getValue().storage();
      float[] array = loaded.get(storage);
      if (array == null) {
        array = storages.load(storage);
        loaded.put(storage, array);
      }
      tensors.put(entry.getKey(), entry.getValue().view(array));
    }
    return tensors;
  }

  private static boolean startsWith(Path file, int... bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (int expected : bytes) {
        if (in.read() != expected) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean json(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(9);
      return head.length == 9 && head[8] == '{';
    }
  }
}
