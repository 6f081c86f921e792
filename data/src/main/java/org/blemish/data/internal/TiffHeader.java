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
  private static final int MAX_ENTRIES = 65_535;

  private TiffHeader() {}

  /** Whether the file's first page has floating-point samples; false if it cannot be read. */
  static boolean hasFloatSamples(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer start = read(channel, 0, 16, ByteOrder.LITTLE_ENDIAN);
      ByteOrder order = start.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      boolean big = start.order(order).getShort(2) == 43;
      long directory = big ? start.getLong(8) : start.getInt(4) & 0xffffffffL;
      ByteBuffer count = read(channel, directory, big ? 8 : 2, order);
      long entries = big ? count.getLong(0) : count.getShort(0) & 0xffff;
      if (entries < 0 || entries > MAX_ENTRIES) {
        return false;
      }
      int entryBytes = big ? 20 : 12;
      ByteBuffer table =
          read(channel, directory + (big ? 8 : 2), (int) entries * entryBytes, order);
      for (int at = 0; at < table.capacity(); at += entryBytes) {
        if ((table.getShort(at) & 0xffff) == SAMPLE_FORMAT) {
          return format(channel, table, at, big) == FLOAT;
        }
      }
      return false;
    } catch (IOException | IllegalArgumentException e) {
      return false; // a damaged offset may be negative
    }
  }

  /** Of the first channel; formats of few channels are in the entry itself. */
  private static int format(SeekableByteChannel channel, ByteBuffer table, int at, boolean big)
      throws IOException {
    if (big) {
      return table.getLong(at + 4) <= 4
          ? table.getShort(at + 12)
          : read(channel, table.getLong(at + 12), 2, table.order()).getShort(0);
    }
    return table.getInt(at + 4) <= 2
        ? table.getShort(at + 8)
        : read(channel, table.getInt(at + 8) & 0xffffffffL, 2, table.order()).getShort(0);
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
