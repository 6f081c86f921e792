// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

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

  /**
   * All bytes of a file.
   *
   * @param limit most bytes that the file may have; no more are read, also from a file whose size
   *     is unknown or grows
   */
  public static byte[] read(Path file, long limit) {
    long most = Math.min(limit, MAX_ARRAY_BYTES);
    try {
      requireRegular(file);
      long size = Files.size(file);
      if (size > most) {
        throw tooLarge(file, "has %d bytes".formatted(size), most);
      }
      if (size > Runtime.getRuntime().maxMemory() / 2) {
        // Its content takes memory too, and other threads have to go on.
        throw new BlemishException(
            Fault.ENVIRONMENT, memoryMessage("%s: has %d MB, which".formatted(file, size >> 20)));
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes((int) size);
        // Files of /proc state no size.
        byte[] rest = in.readNBytes((int) Math.min(most - bytes.length + 1, Integer.MAX_VALUE));
        if (rest.length == 0) {
          return bytes;
        }
        if (bytes.length + (long) rest.length > most) {
          throw tooLarge(file, "has more bytes than it states", most);
        }
        byte[] all = Arrays.copyOf(bytes, bytes.length + rest.length);
        System.arraycopy(rest, 0, all, bytes.length, rest.length);
        return all;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (OutOfMemoryError e) {
      throw tooLargeForMemory(file.toString(), e);
    }
  }

  /** A whole file as UTF-8 text; bytes that are not UTF-8 become replacement characters. */
  public static String readText(Path file, long limit) {
    return new String(read(file, limit), StandardCharsets.UTF_8);
  }

  /** The first {@code count} bytes of a file; all of a shorter file. */
  public static byte[] start(Path file, int count) {
    try {
      requireRegular(file);
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(count);
      }
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
    return new BlemishException(
        Fault.ENVIRONMENT, "%s: cannot be read (%s)".formatted(file, reason(cause)), cause);
  }

  /** The error for a file that does not fit into memory. */
  public static BlemishException tooLargeForMemory(String name, OutOfMemoryError cause) {
    return new BlemishException(Fault.ENVIRONMENT, memoryMessage(name + ":"), cause);
  }

  private static String memoryMessage(String what) {
    return "%s does not fit into Java's memory (%d MB); raise it, as by BLEMISH_JAVA_OPTS=-Xmx8g, or use a smaller file"
        .formatted(what, Runtime.getRuntime().maxMemory() >> 20);
  }

  /**
   * Checks that a path leads to a regular file: reading a pipe can wait forever, reading a device
   * can be endless.
   *
   * @throws BlemishException if it is a device or a pipe
   * @throws IOException if it is missing or a folder, see {@link #unreadable}
   */
  public static void requireRegular(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new IOException("is a folder");
    }
    if (attributes.isOther()) {
      throw new BlemishException("%s: is a device or a pipe, expected a file".formatted(file));
    }
  }

  private static BlemishException tooLarge(Path file, String problem, long limit) {
    return new BlemishException("%s: %s, the limit is %d".formatted(file, problem, limit));
  }

  /** The message of an exception, with its type if the message alone is not informative. */
  static String reason(IOException e) {
    String message = e.getMessage();
    return e.getClass() == IOException.class && message != null
        ? message
        : e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
