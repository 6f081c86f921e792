// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a file has numbers that describe it, such as lengths, counts and sizes, and which parts it
 * consists of. Found for PNG, JPEG, BMP, TIFF, WebP, GIF, zip, {@code .npy}, safetensors, protocol
 * buffers and text; other files have parts of 16 bytes. As much is found as can be read: the file
 * may be damaged.
 *
 * @param fields numbers
 * @param blocks parts, in the file's order
 */
record FileStructure(List<Field> fields, List<Block> blocks) {
  private static final int MAX_BLOCKS = 4096;

  /** A number of 1, 2, 4 or 8 bytes. */
  record Field(int offset, int bytes, ByteOrder order) {
    long get(byte[] file) {
      long value = 0;
      for (int i = 0; i < bytes; i++) {
        int at = order == ByteOrder.BIG_ENDIAN ? offset + i : offset + bytes - 1 - i;
        value = (value << 8) | (file[at] & 255);
      }
      return value;
    }

    void set(byte[] file, long value) {
      for (int i = 0; i < bytes; i++) {
        int at = order == ByteOrder.BIG_ENDIAN ? offset + bytes - 1 - i : offset + i;
        file[at] = (byte) (value >> (8 * i));
      }
    }
  }

  /** Bytes from {@code start} to before {@code end}. */
  record Block(int start, int end) {
    int length() {
      return end - start;
    }
  }

  static FileStructure of(byte[] file) {
    Finder finder = new Finder(file);
    try {
      finder.find();
    } catch (IndexOutOfBoundsException e) {
      // Damaged: what was found up to there is used.
    }
    if (finder.blocks.isEmpty()) {
      for (int at = 0; at < file.length && finder.blocks.size() < MAX_BLOCKS; at += 16) {
        finder.block(at, at + 16L);
      }
    }
    return new FileStructure(List.copyOf(finder.fields), List.copyOf(finder.blocks));
  }

  /** Whether a file is mostly printable. */
  static boolean isText(byte[] file) {
    int printable = 0;
    for (byte b : file) {
      printable += b >= ' ' || (b >= '\t' && b <= '\r') ? 1 : 0;
    }
    return printable > 0.95 * file.length;
  }

  private static final class Finder {
    private final byte[] file;
    private final ByteBuffer big;
    private final ByteBuffer little;
    private final List<Field> fields = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    Finder(byte[] file) {
      this.file = file;
      big = ByteBuffer.wrap(file);
      little = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    void find() {
      String start = new String(file, 0, Math.min(12, file.length), ISO_8859_1);
      if (start.startsWith("\u0089PNG")) {
        png();
      } else if (start.startsWith("\u00ff\u00d8")) {
        jpeg();
      } else if (start.startsWith("BM")) {
        little(2, 4, 10, 4, 14, 4, 18, 4, 22, 4, 26, 2, 28, 2, 30, 4, 34, 4, 46, 4, 50, 4);
      } else if (start.startsWith("II")) {
        tiff(little, ByteOrder.LITTLE_ENDIAN);
      } else if (start.startsWith("MM")) {
        tiff(big, ByteOrder.BIG_ENDIAN);
      } else if (start.startsWith("RIFF")) {
        riff();
      } else if (start.startsWith("GIF8")) {
        gif();
      } else if (start.startsWith("PK\u0003\u0004")) {
        zip();
      } else if (start.startsWith("\u0093NUMPY")) {
        little(6, 1, 7, 1, 8, 2);
        lines(10, Math.min(file.length, 10 + little.getShort(8)));
      } else if (isText(file)) {
        lines(0, file.length);
      } else if (file.length > 16 && file[8] == '{' && little.getLong(0) < file.length) {
        little(0, 8);
        lines(8, (int) (8 + little.getLong(0)));
      } else {
        messages(0, file.length, 0);
      }
    }

    private void field(int offset, int bytes, ByteOrder order) {
      if (offset >= 0 && offset <= file.length - bytes) {
        fields.add(new Field(offset, bytes, order));
      }
    }

    /** Pairs of offset and length. */
    private void little(int... offsetsAndLengths) {
      for (int i = 0; i < offsetsAndLengths.length; i += 2) {
        field(offsetsAndLengths[i], offsetsAndLengths[i + 1], ByteOrder.LITTLE_ENDIAN);
      }
    }

    private void big(int... offsetsAndLengths) {
      for (int i = 0; i < offsetsAndLengths.length; i += 2) {
        field(offsetsAndLengths[i], offsetsAndLengths[i + 1], ByteOrder.BIG_ENDIAN);
      }
    }

    private void block(int start, long end) {
      int last = (int) Math.min(end, file.length);
      if (start >= 0 && start < last && blocks.size() < MAX_BLOCKS) {
        blocks.add(new Block(start, last));
      }
    }

    private void png() {
      big(16, 4, 20, 4, 24, 1, 25, 1, 26, 1, 27, 1, 28, 1);
      for (long at = 8; at + 12 <= file.length; ) {
        long length = Integer.toUnsignedLong(big.getInt((int) at));
        big((int) at, 4, (int) at + 8, 4);
        block((int) at, at + 12 + length);
        at += 12 + length;
      }
    }

    private void jpeg() {
      int at = 2;
      while (at + 4 <= file.length && (file[at] & 255) == 0xff) {
        int marker = file[at + 1] & 255;
        int length = Short.toUnsignedInt(big.getShort(at + 2));
        big(at + 1, 1, at + 2, 2);
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xcc) {
          big(at + 4, 1, at + 5, 2, at + 7, 2, at + 9, 1, at + 11, 1, at + 14, 1, at + 17, 1);
        } else {
          big(at + 4, 1, at + 5, 2, at + 7, 1, at + 8, 1, at + 9, 1, at + 10, 1);
        }
        int end = at + 2 + length;
        if (marker == 0xda) {
          while (end + 1 < file.length
              && ((file[end] & 255) != 0xff
                  || file[end + 1] == 0
                  || (file[end + 1] & 0xf8) == 0xd0)) {
            end++;
          }
        }
        block(at, end);
        at = end;
      }
    }

    private void tiff(ByteBuffer numbers, ByteOrder order) {
      boolean bigTiff = numbers.getShort(2) == 43;
      int sizeOfCount = bigTiff ? 8 : 2;
      int width = bigTiff ? 8 : 4;
      int entry = 4 + 2 * width;
      long directory = bigTiff ? numbers.getLong(8) : Integer.toUnsignedLong(numbers.getInt(4));
      field(bigTiff ? 8 : 4, width, order);
      int at = (int) Math.min(Integer.MAX_VALUE, directory);
      field(at, sizeOfCount, order);
      int count = Short.toUnsignedInt(numbers.getShort(at));
      for (int e = at + sizeOfCount; e + entry <= file.length && count-- > 0; e += entry) {
        field(e, 2, order);
        field(e + 2, 2, order);
        field(e + 4, width, order);
        field(e + 4 + width, width, order);
        field(e + 4 + width, 2, order);
        block(e, e + (long) entry);
      }
    }

    private void riff() {
      little(4, 4);
      for (long at = 12; at + 8 <= file.length; ) {
        long length = Integer.toUnsignedLong(little.getInt((int) at + 4));
        little((int) at + 4, 4, (int) at + 9, 4, (int) at + 13, 4, (int) at + 12, 2);
        block((int) at, at + 8 + length);
        at += 8 + length + (length & 1);
      }
    }

    private void gif() {
      little(6, 2, 8, 2, 10, 1, 11, 1);
      int at = 13 + ((file[10] & 0x80) == 0 ? 0 : 3 << ((file[10] & 7) + 1));
      while (at < file.length) {
        int start = at;
        if (file[at] == 0x2c) {
          little(at + 1, 2, at + 3, 2, at + 5, 2, at + 7, 2, at + 9, 1, at + 10, 1);
          at += 11 + ((file[at + 9] & 0x80) == 0 ? 0 : 3 << ((file[at + 9] & 7) + 1));
        } else {
          at += 2;
        }
        while (file[at] != 0) {
          little(at, 1);
          at += 1 + (file[at] & 255);
        }
        block(start, ++at);
      }
    }

    private void zip() {
      for (int at = 0; at + 22 <= file.length; at++) {
        int signature = little.getInt(at);
        if (signature == 0x04034b50) {
          little(at + 6, 2, at + 8, 2, at + 14, 4, at + 18, 4, at + 22, 4, at + 26, 2, at + 28, 2);
          int head = 30 + little.getShort(at + 26) + little.getShort(at + 28);
          long length = Integer.toUnsignedLong(little.getInt(at + 18));
          block(at, at + head + length);
          block(at + head, at + head + length);
        } else if (signature == 0x02014b50) {
          little(at + 8, 2, at + 10, 2, at + 16, 4, at + 20, 4, at + 24, 4, at + 28, 2);
          little(at + 30, 2, at + 32, 2, at + 42, 4);
          block(at, at + 46L + little.getShort(at + 28));
        } else if (signature == 0x06054b50) {
          little(at + 4, 2, at + 8, 2, at + 10, 2, at + 12, 4, at + 16, 4, at + 20, 2);
        }
      }
    }

    private void lines(int start, int end) {
      int from = start;
      for (int at = start; at < end; at++) {
        if (file[at] == '\n' || file[at] == ',' || file[at] == '}' || file[at] == ']') {
          block(from, at + 1L);
          from = at + 1;
        }
      }
      block(from, end);
    }

    /** Fields of a protocol buffer, with those of the messages in it. */
    private void messages(int start, int end, int depth) {
      int at = start;
      while (at < end && depth < 8 && blocks.size() < MAX_BLOCKS) {
        int from = at;
        int wire = file[at++] & 7;
        int length;
        if (wire == 2) {
          little(at, 1);
          length = file[at] & 127;
          if (file[at++] < 0) {
            length |= (file[at] & 127) << 7;
            if (file[at++] < 0) {
              return;
            }
          }
          if (at + length > end) {
            return;
          }
          messages(at, at + length, depth + 1);
        } else if (wire == 0) {
          little(at, 1);
          length = 1;
          while (file[at + length - 1] < 0) {
            length++;
          }
        } else if (wire == 5 || wire == 1) {
          length = wire == 5 ? 4 : 8;
        } else {
          return;
        }
        at += length;
        block(from, at);
      }
    }
  }
}
