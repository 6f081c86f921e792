// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import org.blemish.core.image.internal.DamagedFileException;

/** GIF's LZW: lowest bit first, in blocks of up to 255 bytes (GIF89a appendix F). */
final class GifLzw {
  private static final int MAX_CODES = 4096;

  private final byte[] file;
  private final int[] prefixes = new int[MAX_CODES];
  private final byte[] firsts = new byte[MAX_CODES];
  private final byte[] lasts = new byte[MAX_CODES];
  private final int[] lengths = new int[MAX_CODES];
  private int at;
  private int blockEnd;
  private int buffer;
  private int held;

  private GifLzw(byte[] file, int at) {
    this.file = file;
    this.at = at;
    blockEnd = at;
  }

  /**
   * @param start offset of the code size, before the first block
   * @return as many indices as there are pixels
   * @throws DamagedFileException if the data end early or hold an impossible code
   */
  static byte[] unpack(byte[] file, int start, int pixels) {
    int bits = start < file.length ? file[start] : 0;
    if (bits < 1 || bits > 8) {
      throw new DamagedFileException("its codes begin with %d bits".formatted(bits));
    }
    return new GifLzw(file, start + 1).unpack(bits, new byte[pixels]);
  }

  private byte[] unpack(int bits, byte[] out) {
    int clear = 1 << bits;
    for (int i = 0; i < clear; i++) {
      firsts[i] = (byte) i;
      lasts[i] = (byte) i;
      lengths[i] = 1;
    }
    int width = bits + 1;
    int next = clear + 2;
    int previous = -1;
    int done = 0;
    while (done < out.length) {
      int code = code(width);
      if (code == clear) {
        width = bits + 1;
        next = clear + 2;
        previous = -1;
        continue;
      }
      if (code == clear + 1) {
        throw ended(done, out);
      }
      boolean known = code < clear || (previous >= 0 && code < next);
      boolean repeated = previous >= 0 && code == next && next < MAX_CODES;
      if (!known && !repeated) {
        throw new DamagedFileException("its data hold code %d too early".formatted(code));
      }
      if (previous >= 0 && next < MAX_CODES) {
        prefixes[next] = previous;
        firsts[next] = firsts[previous];
        lasts[next] = firsts[repeated ? previous : code];
        lengths[next] = lengths[previous] + 1;
        next++;
      }
      done = write(code, out, done);
      previous = code;
      if (next == 1 << width && width < 12) {
        width++;
      }
    }
    return out;
  }

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

  private int code(int width) {
    while (held < width) {
      if (at == blockEnd) {
        int length = at < file.length ? file[at] & 255 : 0;
        if (length == 0 || at + 1 + length > file.length) {
          throw new DamagedFileException("its data end before its last pixel");
        }
        at++;
        blockEnd = at + length;
      }
      buffer |= (file[at++] & 255) << held;
      held += 8;
    }
    int code = buffer & ((1 << width) - 1);
    buffer >>>= width;
    held -= width;
    return code;
  }

  private static DamagedFileException ended(int done, byte[] out) {
    return new DamagedFileException(
        "its data end after %d of %d pixels".formatted(done, out.length));
  }
}
