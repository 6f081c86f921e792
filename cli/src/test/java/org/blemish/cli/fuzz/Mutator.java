// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Changes one to four things in a file: lengths, counts and sizes to values at limits, blocks
 * dropped, repeated, exchanged or taken from another file, the file cut short, single bits and
 * bytes. Numbers, quotes and brackets of text are changed as such. Checksums are often corrected,
 * so that a change is found by what it means.
 *
 * @param random source of all choices
 */
record Mutator(SplittableRandom random) {
  private static final int MAX_LENGTH = 1 << 17;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final String[] NUMBERS = {
    "0",
    "-1",
    "1",
    "2147483647",
    "2147483648",
    "-2147483649",
    "4294967295",
    "9223372036854775808",
    "65536",
    "16000",
    "100000",
    "1e999",
    "-1e999",
    "NaN",
    "1e-400",
    "0x7f",
    "1".repeat(400),
    ""
  };
  private static final String[] TEXTS = {
    "\0",
    "\u001b[31m",
    "\"",
    "'",
    "[",
    "{",
    "]",
    "}",
    ":",
    ",",
    ";",
    "\t",
    "\r",
    "\n",
    "&a",
    "*a",
    "<<: *a",
    "!!java.net.URL [\"http://x\"]",
    "../../../etc/passwd",
    "/dev/zero",
    "null",
    "true",
    "\u00ff\u00fe",
    "\u00ef\u00bb\u00bf",
    "\u00c3(",
    "\ud800",
    "|",
    "#",
    "\\",
    "\\u0000"
  };

  /**
   * @param file not changed
   * @param others files of the same reader, to take blocks from
   */
  byte[] mutate(byte[] file, List<byte[]> others) {
    byte[] mutant = file.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      mutant = changed(mutant, others);
    }
    if (random.nextInt(4) > 0) {
      correctChecksums(mutant);
    }
    return mutant.length > MAX_LENGTH ? Arrays.copyOf(mutant, MAX_LENGTH) : mutant;
  }

  private byte[] changed(byte[] file, List<byte[]> others) {
    if (file.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    FileStructure structure = FileStructure.of(file);
    boolean text = FileStructure.isText(file);
    return switch (random.nextInt(text ? 14 : 12)) {
      case 0, 1, 2, 3 -> structure.fields().isEmpty() ? number(file) : field(file, structure);
      case 4 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 5 -> repeated(file, one(structure.blocks()));
      case 6 -> spliced(file, one(structure.blocks()), new byte[0]);
      case 7 -> exchanged(file, one(structure.blocks()), one(structure.blocks()));
      case 8 -> {
        byte[] other = one(others);
        FileStructure.Block block = one(FileStructure.of(other).blocks());
        yield spliced(
            file, one(structure.blocks()), Arrays.copyOfRange(other, block.start(), block.end()));
      }
      case 9 -> bits(file);
      case 10 -> number(file);
      case 11 -> run(file);
      case 12 -> inserted(file, one(List.of(TEXTS)).repeat(random.nextInt(5) == 0 ? 3000 : 1));
      default ->
          random.nextInt(8) == 0
              ? ("\ufeff" + new String(file, ISO_8859_1)).getBytes(UTF_16LE)
              : inserted(file, one(List.of(TEXTS)));
    };
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private byte[] field(byte[] file, FileStructure structure) {
    FileStructure.Field field = one(structure.fields());
    long now = field.get(file);
    long value =
        switch (random.nextInt(12)) {
          case 0 -> 0;
          case 1 -> 1;
          case 2 -> -1;
          case 3 -> 0x7fffffff;
          case 4 -> 0x80000000L;
          case 5 -> now + 1;
          case 6 -> now - 1;
          case 7 -> now * 2;
          case 8 -> 10_000 + random.nextInt(10_000);
          case 9 -> file.length;
          case 10 -> random.nextInt(64);
          default -> random.nextLong();
        };
    field.set(file, value);
    return file;
  }

  /** Replaces a number in text, also in the text header of a binary file. */
  private byte[] number(byte[] file) {
    String text = new String(file, ISO_8859_1);
    int window = 2048;
    int from = text.length() <= window || random.nextBoolean() ? 0 : random.nextInt(text.length());
    List<MatchResult> numbers =
        NUMBER
            .matcher(text.substring(from, Math.min(text.length(), from + window)))
            .results()
            .toList();
    if (numbers.isEmpty()) {
      return bits(file);
    }
    MatchResult number = one(numbers);
    FileStructure.Block block = new FileStructure.Block(from + number.start(), from + number.end());
    String value =
        random.nextInt(3) == 0
            ? String.valueOf(random.nextInt(20_000))
            : NUMBERS[random.nextInt(NUMBERS.length)];
    return spliced(file, block, value.getBytes(ISO_8859_1));
  }

  private byte[] bits(byte[] file) {
    int flips = 1 + random.nextInt(8);
    for (int i = 0; i < flips; i++) {
      int range = random.nextBoolean() ? Math.min(file.length, 256) : file.length;
      file[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  /** Sets bytes in a row to one value. */
  private byte[] run(byte[] file) {
    int start = random.nextInt(file.length);
    int end = Math.min(file.length, start + 1 + random.nextInt(64));
    Arrays.fill(file, start, end, (byte) (random.nextBoolean() ? 0xff : random.nextInt(256)));
    return file;
  }

  private byte[] inserted(byte[] file, String text) {
    int at = random.nextInt(file.length + 1);
    return spliced(file, new FileStructure.Block(at, at), text.getBytes(ISO_8859_1));
  }

  private byte[] repeated(byte[] file, FileStructure.Block block) {
    int times = random.nextInt(4) == 0 ? 2 + random.nextInt(1000) : 2;
    times = Math.max(2, Math.min(times, MAX_LENGTH / Math.max(1, block.length())));
    byte[] one = Arrays.copyOfRange(file, block.start(), block.end());
    ByteBuffer all = ByteBuffer.allocate(Math.multiplyExact(one.length, times));
    for (int i = 0; i < times; i++) {
      all.put(one);
    }
    return spliced(file, block, all.array());
  }

  private static byte[] exchanged(byte[] file, FileStructure.Block a, FileStructure.Block b) {
    FileStructure.Block first = a.start() <= b.start() ? a : b;
    FileStructure.Block last = a.start() <= b.start() ? b : a;
    if (first.end() > last.start()) {
      return file;
    }
    byte[] early = Arrays.copyOfRange(file, first.start(), first.end());
    byte[] late = Arrays.copyOfRange(file, last.start(), last.end());
    return spliced(spliced(file, last, early), first, late);
  }

  private static byte[] spliced(byte[] file, FileStructure.Block block, byte[] instead) {
    byte[] out = new byte[file.length - block.length() + instead.length];
    System.arraycopy(file, 0, out, 0, block.start());
    System.arraycopy(instead, 0, out, block.start(), instead.length);
    System.arraycopy(
        file, block.end(), out, block.start() + instead.length, file.length - block.end());
    return out;
  }

  /** Of a PNG's chunks and of a zip's stored entries. */
  private static void correctChecksums(byte[] file) {
    try {
      ByteBuffer big = ByteBuffer.wrap(file);
      if (file.length > 8 && big.getInt(0) == 0x89504e47) {
        for (int at = 8; at + 12 <= file.length; ) {
          int length = big.getInt(at);
          big.putInt(at + 8 + length, crc(file, at + 4, 4 + length));
          at += 12 + length;
        }
      } else if (file.length > 30 && big.getInt(0) == 0x504b0304) {
        correctZip(file, big.order(ByteOrder.LITTLE_ENDIAN));
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      // Damaged there: the checksums before it are right.
    }
  }

  private static void correctZip(byte[] file, ByteBuffer little) {
    for (int at = 0; at + 46 <= file.length; at++) {
      if (little.getInt(at) == 0x02014b50) {
        int local = little.getInt(at + 42);
        int data = local + 30 + little.getShort(local + 26) + little.getShort(local + 28);
        int crc = crc(file, data, little.getInt(at + 20));
        little.putInt(at + 16, crc).putInt(local + 14, crc);
      }
    }
  }

  private static int crc(byte[] file, int offset, int length) {
    if (offset < 0 || length < 0 || length > file.length - offset) {
      throw new IllegalArgumentException("outside");
    }
    CRC32 crc = new CRC32();
    crc.update(file, offset, length);
    return (int) crc.getValue();
  }
}
