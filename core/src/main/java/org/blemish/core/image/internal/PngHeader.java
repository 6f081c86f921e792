// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What size and orientation of a PNG on disk depend on, without its pixel data: these are skipped,
 * since the orientation may come after them.
 */
public final class PngHeader {
  private static final int SIGNATURE = 8;
  private static final int HEADER = 33;
  private static final int CHUNK_OVERHEAD = 12;

  /** Enough for many small chunks, and little beside an ordinary one. */
  private static final int WINDOW = 512;

  private final SeekableByteChannel file;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long start;

  private PngHeader(SeekableByteChannel file) {
    this.file = file;
  }

  /**
   * The file without all chunks but the header and the first {@code eXIf}.
   *
   * @param metadata most bytes of that chunk; a longer one is left out
   */
  public static byte[] read(Path path, long metadata) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      return new PngHeader(file).read(metadata);
    }
  }

  private byte[] read(long metadata) throws IOException {
    byte[] header = bytes(0, HEADER);
    long size = file.size();
    long at = SIGNATURE;
    while (at + CHUNK_OVERHEAD <= size) {
      int index = at(at, SIGNATURE);
      long length = CHUNK_OVERHEAD + Integer.toUnsignedLong(window.getInt(index));
      int type = window.getInt(index + 4);
      if (type == PngChunks.IEND || at + length > size) {
        break;
      }
      if (type == PngChunks.EXIF) {
        return length > metadata ? header : joined(header, bytes(at, (int) length));
      }
      at += length;
    }
    return header;
  }

  /** Index in the window of a place of the file, followed by some bytes of it. */
  private int at(long place, int count) throws IOException {
    if (place < start || place + count > start + window.limit()) {
      start = place;
      fill(window.clear(), place);
    }
    if (window.limit() < count) {
      throw new DamagedFileException("it ends inside a chunk"); // shortened while it is read
    }
    return (int) (place - start);
  }

  private byte[] bytes(long place, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    fill(bytes, place);
    return Arrays.copyOf(bytes.array(), bytes.limit());
  }

  /** Reads from a place on until the buffer is full or the file ends, and flips the buffer. */
  private void fill(ByteBuffer bytes, long place) throws IOException {
    file.position(place);
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
    bytes.flip();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
