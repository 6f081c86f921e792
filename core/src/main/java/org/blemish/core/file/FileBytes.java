// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.blemish.core.BlemishException;

/**
 * Files read into memory, and one wording for files that cannot be read. Safe for many threads.
 *
 * <p>All methods throw {@link BlemishException} naming the file if it is missing, is a folder,
 * cannot be read or is larger than the limit.
 */
public final class FileBytes {
  /** Most bytes that a Java array can hold. */
  public static final long MAX_ARRAY_BYTES = Integer.MAX_VALUE - 8L;

  private FileBytes() {}

  /** All bytes of a file of at most {@link #MAX_ARRAY_BYTES}. */
  public static byte[] read(Path file) {
    return read(file, MAX_ARRAY_BYTES);
  }

  /**
   * All bytes of a file.
   *
   * @param limit most bytes that the file may have, checked before it is read
   */
  public static byte[] read(Path file, long limit) {
    try {
      long size = Files.size(file);
      if (size > Math.min(limit, MAX_ARRAY_BYTES)) {
        throw new BlemishException(
            "%s: has %d bytes, the limit is %d"
                .formatted(file, size, Math.min(limit, MAX_ARRAY_BYTES)));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A whole file as UTF-8 text; bytes that are not UTF-8 become replacement characters. */
  public static String readText(Path file, long limit) {
    return new String(read(file, limit), StandardCharsets.UTF_8);
  }

  /** The first {@code count} bytes of a file; all of a shorter file. */
  public static byte[] start(Path file, int count) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(count);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The error for a file that cannot be read, for callers that read it by other means. */
  public static BlemishException unreadable(Path file, IOException cause) {
    boolean missing =
        cause instanceof NoSuchFileException
            || (cause instanceof FileNotFoundException && Files.notExists(file));
    if (missing) {
      return new BlemishException("%s: no such file".formatted(file), cause);
    }
    if (Files.isDirectory(file)) {
      return new BlemishException("%s: is a folder, expected a file".formatted(file), cause);
    }
    return new BlemishException("%s: cannot be read (%s)".formatted(file, reason(cause)), cause);
  }

  /** The message of an exception, with its type if the message alone is not informative. */
  static String reason(IOException e) {
    String message = e.getMessage();
    return e.getClass() == IOException.class && message != null
        ? message
        : e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
