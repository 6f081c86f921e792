// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.file.SystemLimit;

/**
 * A whole file in memory with a position: a text header, then numbers. Not safe for several
 * threads.
 */
final class ScanBytes {
  /** Larger than any scan of {@link ScanLimits#MAX_PIXELS} points needs. */
  static final long MAX_BYTES = SystemLimit.SCAN_BYTES.orDefault(1L << 30);

  private static final int MAX_LINE = 4096;
  private static final Pattern NO_READING =
      Pattern.compile("[+-]?(nan(\\(\\w*\\))?|inf|infinity)", Pattern.CASE_INSENSITIVE);

  private final Path file;
  private final byte[] bytes;
  private int position;

  private ScanBytes(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static ScanBytes of(Path file) {
    return new ScanBytes(file, FileBytes.read(file, MAX_BYTES));
  }

  Path file() {
    return file;
  }

  int remaining() {
    return bytes.length - position;
  }

  /** The next line of a header, without its end and surrounding blanks. */
  String line() {
    int end = position;
    while (end < bytes.length && bytes[end] != '\n') {
      if (end - position > MAX_LINE) {
        throw damaged("a header line is longer than " + MAX_LINE + " bytes");
      }
      end++;
    }
    if (end == bytes.length) {
      throw damaged("the file ends inside its header");
    }
    String line = new String(bytes, position, end - position, ISO_8859_1).strip();
    position = end + 1;
    return line;
  }

  /** The next bytes as text. */
  String text(int count) {
    return new String(take(count).array(), position - count, count, ISO_8859_1);
  }

  /** The next bytes, without a copy, with a byte order. */
  ByteBuffer binary(long count, ByteOrder order) {
    if (count > remaining()) {
      throw damaged("needs %d bytes of readings, has %d".formatted(count, remaining()));
    }
    return take((int) count).slice().order(order);
  }

  /** The next number of a text, after any white space. */
  float number() {
    while (position < bytes.length && bytes[position] <= ' ') {
      position++;
    }
    int start = position;
    while (position < bytes.length && bytes[position] > ' ') {
      position++;
    }
    if (start == position) {
      throw damaged("the file ends before its last reading");
    }
    String token = new String(bytes, start, position - start, ISO_8859_1);
    try {
      // Programs write missing readings in different ways.
      char last = token.charAt(token.length() - 1);
      boolean word = Character.isLetter(last) || last == ')';
      return word && NO_READING.matcher(token).matches() ? Float.NaN : Float.parseFloat(token);
    } catch (NumberFormatException e) {
      throw damaged("'%s' at byte %d is not a number".formatted(token, start));
    }
  }

  BlemishException damaged(String what) {
    return new BlemishException("%s: %s: is the file complete?".formatted(file, what));
  }

  private ByteBuffer take(int count) {
    if (count > remaining()) {
      throw damaged("the file ends inside its header");
    }
    ByteBuffer taken = ByteBuffer.wrap(bytes, position, count);
    position += count;
    return taken;
  }
}
