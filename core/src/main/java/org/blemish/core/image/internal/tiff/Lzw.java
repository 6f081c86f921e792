// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import org.blemish.core.image.internal.DamagedFileException;

/** TIFF's LZW, highest bit first, with code widths that grow one code early (section 13). */
final class Lzw {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int MAX_CODES = 4096;

  /** Code that a string continues, its first and its last byte; the first 256 are single bytes. */
  private final int[] prefixes = new int[MAX_CODES];

  private final byte[] lasts = new byte[MAX_CODES];
  private final byte[] firsts = new byte[MAX_CODES];
  private final int[] lengths = new int[MAX_CODES];
  private final byte[] in;
  private final int end;
  private int at;
  private long buffer;
  private int held;

  private Lzw(byte[] in, int from, int length) {
    this.in = in;
    at = from;
    end = from + length;
    for (int i = 0; i < CLEAR; i++) {
      lasts[i] = (byte) i;
      firsts[i] = (byte) i;
      lengths[i] = 1;
    }
  }

  /**
   * @return number of bytes written to {@code out}; it is full unless the input ends early
   */
  static int unpack(byte[] in, int from, int length, byte[] out) {
    if (length > 1 && in[from] == 0 && (in[from + 1] & 1) == 1) {
      throw new DamagedFileException(
          "its LZW data are of the kind before TIFF 5.0, which is not read");
    }
    return new Lzw(in, from, length).unpack(out);
  }

  private int unpack(byte[] out) {
    int done = 0;
    int width = 9;
    int next = FIRST;
    int previous = -1;
    while (done < out.length) {
      int code = code(width);
      if (code < 0 || code == END) {
        return done;
      }
      if (code == CLEAR) {
        width = 9;
        next = FIRST;
        previous = -1;
        continue;
      }
      if (code > next || (code == next && previous < 0) || (previous < 0 && code > CLEAR)) {
        throw new DamagedFileException("its LZW data hold code %d too early".formatted(code));
      }
      if (previous >= 0 && next < MAX_CODES) {
        prefixes[next] = previous;
        lengths[next] = lengths[previous] + 1;
        firsts[next] = firsts[previous];
        lasts[next] = code == next ? firsts[previous] : firsts[code];
        next++;
      }
      if (code >= next) {
        throw new DamagedFileException("its LZW data hold code %d too early".formatted(code));
      }
      done = write(code, out, done);
      previous = code;
      if (next + 1 >= 1 << width && width < 12) {
        width++;
      }
    }
    return done;
  }

  private int code(int width) {
    while (held < width) {
      if (at >= end) {
        return -1;
      }
      buffer = buffer << 8 | (in[at++] & 255);
      held += 8;
    }
    held -= width;
    return (int) (buffer >>> held) & ((1 << width) - 1);
  }

  /** Writes a string from its end; what does not fit is left out. */
  private int write(int code, byte[] out, int done) {
    int c = code;
    for (int i = lengths[code] - 1; i >= 0; i--) {
      if (done + i < out.length) {
        out[done + i] = lasts[c];
      }
      c = prefixes[c];
    }
    return Math.min(out.length, done + lengths[code]);
  }
}
