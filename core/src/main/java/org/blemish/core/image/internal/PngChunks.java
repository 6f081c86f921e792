// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Checks of a PNG's chunks before decoding: the JDK's decoder verifies neither check sums nor the
 * end chunk, and returns half an image for a truncated file.
 */
public final class PngChunks {
  private static final int FIRST = 8;
  private static final int CHUNK_OVERHEAD = 12;
  private static final int COLOUR_TYPE = 25;
  private static final int PALETTE = 3;

  /** Bit of a chunk's type: lower-case first letter. */
  private static final int ANCILLARY = 0x20000000;

  static final int IEND = 0x49454e44;
  private static final int IDAT = 0x49444154;
  private static final int TRNS = 0x74524e53;
  static final int EXIF = 0x65584966;
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int ACTL = 0x6163544c;

  private PngChunks() {}

  /**
   * Checks that the file begins with its header, the check sum of every critical chunk, and that
   * the file has its end chunk.
   *
   * @throws DamagedFileException if a check fails
   */
  public static void check(byte[] file) {
    checkHeader(file);
    ByteBuffer chunks = ByteBuffer.wrap(file);
    int at = FIRST;
    while (at + CHUNK_OVERHEAD <= file.length) {
      long length = Integer.toUnsignedLong(chunks.getInt(at));
      int type = chunks.getInt(at + 4);
      if (at + CHUNK_OVERHEAD + length > file.length) {
        break;
      }
      // Upper-case first letter: critical.
      if ((type & ANCILLARY) == 0) {
        CRC32 sum = new CRC32();
        sum.update(file, at + 4, (int) length + 4);
        if ((int) sum.getValue() != chunks.getInt(at + 8 + (int) length)) {
          throw new DamagedFileException("the check sum of the chunk at byte " + at + " is wrong");
        }
      }
      if (type == IEND) {
        return;
      }
      at += CHUNK_OVERHEAD + (int) length;
    }
    throw new DamagedFileException("it ends before its end chunk");
  }

  /**
   * Checks that the first chunk is the header.
   *
   * @throws DamagedFileException if it is another one, as in files of Apple's own format
   */
  public static void checkHeader(byte[] file) {
    if (file.length < FIRST + 2 * CHUNK_OVERHEAD) {
      throw new DamagedFileException("it ends inside its header");
    }
    if (ByteBuffer.wrap(file).getInt(FIRST + 4) != IHDR) {
      throw new DamagedFileException("it does not begin with its header chunk");
    }
  }

  /**
   * The same image without the chunks that pixels do not need, and with all pixel data in one
   * chunk: texts, profiles, and millions of small chunks cost the decoder time and memory. The file
   * must have passed {@link #check}.
   */
  public static byte[] essential(byte[] file) {
    ByteBuffer chunks = ByteBuffer.wrap(file);
    byte[] bytes = new byte[file.length + 2 * CHUNK_OVERHEAD];
    ByteBuffer out = ByteBuffer.wrap(bytes);
    out.put(file, 0, FIRST);
    int data = -1;
    int at = FIRST;
    int type;
    do {
      int length = CHUNK_OVERHEAD + chunks.getInt(at);
      type = chunks.getInt(at + 4);
      if (type == IDAT) {
        if (data < 0) {
          data = out.position();
          out.putInt(0).putInt(IDAT);
        }
        out.put(file, at + 8, length - CHUNK_OVERHEAD);
      } else if (data >= 0) {
        finish(out, bytes, data);
        break;
      } else if ((type & ANCILLARY) == 0 || type == TRNS) {
        out.put(file, at, length);
      }
      at += length;
    } while (type != IEND);
    return Arrays.copyOf(bytes, out.position());
  }

  /** Ends the chunk of pixel data, and the file. */
  private static void finish(ByteBuffer out, byte[] bytes, int data) {
    int length = out.position() - data - 8;
    out.putInt(data, length);
    CRC32 sum = new CRC32();
    sum.update(bytes, data + 4, length + 4);
    out.putInt((int) sum.getValue());
    sum.reset();
    out.putInt(0).putInt(IEND);
    sum.update(bytes, out.position() - 4, 4);
    out.putInt((int) sum.getValue());
  }

  /** The content of the eXIf chunk, a TIFF block. It may follow the pixel data. */
  public static Optional<ByteBuffer> exif(byte[] file) {
    return content(file, EXIF);
  }

  /** Number of colours of the palette that pixels are indices of; empty for other images. */
  public static Optional<Integer> colours(byte[] file) {
    return file[COLOUR_TYPE] == PALETTE
        ? content(file, PLTE).map(palette -> palette.remaining() / 3)
        : Optional.empty();
  }

  /** Number of frames of an animation, 1 for any other file. */
  public static int frames(byte[] file) {
    return content(file, ACTL)
        .filter(control -> control.remaining() >= 4)
        .map(ByteBuffer::getInt)
        .orElse(1);
  }

  /** The content of the first chunk of a type. */
  private static Optional<ByteBuffer> content(byte[] file, int wanted) {
    ByteBuffer chunks = ByteBuffer.wrap(file);
    int at = FIRST;
    while (at + CHUNK_OVERHEAD <= file.length) {
      long length = Integer.toUnsignedLong(chunks.getInt(at));
      int type = chunks.getInt(at + 4);
      if (type == IEND || at + CHUNK_OVERHEAD + length > file.length) {
        break;
      }
      if (type == wanted) {
        return Optional.of(ByteBuffer.wrap(file, at + 8, (int) length));
      }
      at += CHUNK_OVERHEAD + (int) length;
    }
    return Optional.empty();
  }
}
