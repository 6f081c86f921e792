// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.nio.ByteBuffer;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;

/** The samples of PBM, PGM and PPM files, as text or binary, of up to 16 bits. */
final class Netpbm {
  private Netpbm() {}

  /**
   * The first image of a file.
   *
   * @throws DamagedFileException if it is too short, or a sample is above the greatest value
   */
  static DecodedImage decode(byte[] file) {
    NetpbmHeader header = NetpbmHeader.read(file);
    // 2^31 samples or more are beyond any limit of pixels that was checked before.
    int count = Math.multiplyExact(header.size().area(), header.channels());
    checkLength(header, file, count);
    DataBuffer samples =
        header.greatest() > 255 ? shorts(header, file, count) : bytes(header, file, count);
    return new DecodedImage(
        PixelSamples.interleaved(samples, header.size(), header.channels()),
        new SampleMeaning.Levels(header.greatest()),
        Orientation.UPRIGHT);
  }

  /** Whether another image follows the first one, as in the output of a video program. */
  static boolean hasNext(byte[] file) {
    NetpbmHeader header = NetpbmHeader.read(file);
    long end = header.end() + pixelBytes(header);
    return !header.text()
        && end + 1 < file.length
        && file[(int) end] == 'P'
        && file[(int) end + 1] >= '1'
        && file[(int) end + 1] <= '7';
  }

  private static void checkLength(NetpbmHeader header, byte[] file, int count) {
    long needed = header.text() ? header.bits() ? count : 2L * count - 1 : pixelBytes(header);
    if (file.length - header.end() < needed) {
      throw new DamagedFileException(
          "it has %d bytes of pixels, its header needs %d"
              .formatted(Math.max(0, file.length - header.end()), needed));
    }
  }

  /** Bytes of the pixels of a binary file. */
  private static long pixelBytes(NetpbmHeader header) {
    Size size = header.size();
    return header.bits()
        ? (size.width() + 7L) / 8 * size.height()
        : (header.greatest() > 255 ? 2L : 1L) * header.channels() * size.area();
  }

  private static DataBuffer bytes(NetpbmHeader header, byte[] file, int count) {
    byte[] out = new byte[count];
    if (header.bits()) {
      bits(header, file, out);
    } else if (header.text()) {
      NetpbmHeader.Words words = new NetpbmHeader.Words(file, header.end());
      for (int i = 0; i < count; i++) {
        out[i] = (byte) checked(words.number("sample"), header);
      }
    } else {
      System.arraycopy(file, header.end(), out, 0, count);
      for (int i = 0; header.greatest() < 255 && i < count; i++) {
        checked(out[i] & 255, header);
      }
    }
    return new DataBufferByte(out, count);
  }

  /** A stored 1 is black. */
  private static void bits(NetpbmHeader header, byte[] file, byte[] out) {
    int width = header.size().width();
    int stride = (width + 7) / 8;
    NetpbmHeader.Words words = new NetpbmHeader.Words(file, header.end());
    for (int i = 0; i < out.length; i++) {
      int x = i % width;
      int bit =
          header.text()
              ? words.bit()
              : file[header.end() + i / width * stride + x / 8] >> (7 - x % 8) & 1;
      out[i] = (byte) (1 - bit);
    }
  }

  private static DataBuffer shorts(NetpbmHeader header, byte[] file, int count) {
    short[] out = new short[count];
    if (header.text()) {
      NetpbmHeader.Words words = new NetpbmHeader.Words(file, header.end());
      for (int i = 0; i < count; i++) {
        out[i] = (short) checked(words.number("sample"), header);
      }
    } else {
      ByteBuffer samples = ByteBuffer.wrap(file, header.end(), 2 * count);
      for (int i = 0; i < count; i++) {
        out[i] = (short) checked(Short.toUnsignedInt(samples.getShort()), header);
      }
    }
    return new DataBufferUShort(out, count);
  }

  private static int checked(int sample, NetpbmHeader header) {
    if (sample > header.greatest()) {
      throw new DamagedFileException(
          "a sample is %d, its header states %d as the greatest"
              .formatted(sample, header.greatest()));
    }
    return sample;
  }
}
