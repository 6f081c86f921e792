// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads from a TIFF header whether samples are floats, as in scans, or integers, as in images. */
final class TiffHeader {
  private static final int SAMPLE_FORMAT = 339;
  private static final int FLOAT = 3;
  private static final int ENTRY_BYTES = 12;
  private static final int SHORT_COUNT_IN_ENTRY = 2;

  private TiffHeader() {}

  /** Whether the file's first page has floating-point samples; false if it cannot be read. */
  static boolean hasFloatSamples(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer start = read(channel, 0, 8, ByteOrder.LITTLE_ENDIAN);
      ByteOrder order = start.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      long directory = start.order(order).getInt(4) & 0xffffffffL;
      int entries = read(channel, directory, 2, order).getShort(0) & 0xffff;
      ByteBuffer table = read(channel, directory + 2, entries * ENTRY_BYTES, order);
      for (int entry = 0; entry < entries; entry++) {
        int at = entry * ENTRY_BYTES;
        if ((table.getShort(at) & 0xffff) == SAMPLE_FORMAT) {
          return format(channel, table, at, order) == FLOAT;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static int format(SeekableByteChannel channel, ByteBuffer table, int at, ByteOrder order)
      throws IOException {
    int count = table.getInt(at + 4);
    return count <= SHORT_COUNT_IN_ENTRY
        ? table.getShort(at + 8)
        : read(channel, table.getInt(at + 8) & 0xffffffffL, 2, order).getShort(0);
  }

  private static ByteBuffer read(
      SeekableByteChannel channel, long position, int bytes, ByteOrder order) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(order);
    channel.position(position);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("file ends early");
      }
    }
    return buffer;
  }
}
