// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.image.internal.DamagedFileException;

/**
 * The entries of a TIFF file's first directory, classic (42) or BigTIFF (43). Values are read when
 * they are asked for, so that unknown entries cost nothing.
 */
final class TiffEntries {
  private static final int BIG = 43;

  /** More than any program writes; a directory of 65535 entries is still read in no time. */
  private static final long MAX_ENTRIES = 65_535;

  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int LONG8 = 16;
  private static final int IFD = 13;
  private static final int IFD8 = 18;

  /** Bits of a page's kind: a smaller copy of another page, or a mask of one. */
  private static final long NO_PAGE_OF_ITS_OWN = 1 | 4;

  private final ByteBuffer file;
  private final Map<Integer, Entry> entries = new HashMap<>();

  /** Offset of the next directory, 0 if there is none. */
  private long next;

  private TiffEntries(ByteBuffer file) {
    this.file = file;
  }

  /**
   * @param type of the values
   * @param count number of values
   * @param at offset of the first value in the file
   */
  private record Entry(int type, long count, long at) {}

  static TiffEntries read(byte[] bytes) {
    if (bytes.length < 8) {
      throw new DamagedFileException("it ends inside its header");
    }
    ByteBuffer file = ByteBuffer.wrap(bytes);
    file.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    boolean big = file.getShort(2) == BIG;
    TiffEntries all = new TiffEntries(file);
    if (big && file.limit() < 16) {
      throw new DamagedFileException("it ends inside its header");
    }
    all.readDirectory(big ? file.getLong(8) : Integer.toUnsignedLong(file.getInt(4)), big);
    return all;
  }

  /**
   * Number of pages that are no copies or masks of others, in this directory and those after it,
   * {@code limit} in all.
   */
  int pages(int limit) {
    TiffEntries directory = this;
    boolean big = file.getShort(2) == BIG;
    int pages = isPage() ? 1 : 0;
    Set<Long> seen = new HashSet<>();
    while (directory.next > 0 && seen.add(directory.next) && seen.size() < limit) {
      TiffEntries following = new TiffEntries(file);
      try {
        following.readDirectory(directory.next, big);
      } catch (DamagedFileException e) {
        break; // behind the page that is read
      }
      directory = following;
      pages += directory.isPage() ? 1 : 0;
    }
    return pages;
  }

  /** Whether it is no copy or mask of another one. */
  boolean isPage() {
    return entries.containsKey(256) && (number(254, 0) & NO_PAGE_OF_ITS_OWN) == 0;
  }

  private void readDirectory(long start, boolean big) {
    int countBytes = big ? 8 : 2;
    require(start, countBytes, "its directory");
    int at = (int) start;
    long n = big ? file.getLong(at) : Short.toUnsignedInt(file.getShort(at));
    int size = big ? 20 : 12;
    if (n < 1 || n > MAX_ENTRIES) {
      throw new DamagedFileException("its directory states %d entries".formatted(n));
    }
    require(start + countBytes, n * size, "its directory");
    for (int i = 0; i < n; i++) {
      add(at + countBytes + i * size, big);
    }
    int end = at + countBytes + (int) n * size;
    if (end <= file.limit() - (big ? 8 : 4)) {
      next = big ? file.getLong(end) : Integer.toUnsignedLong(file.getInt(end));
    }
  }

  ByteOrder order() {
    return file.order();
  }

  /** A single number, or the default if the entry is missing. */
  long number(int tag, long missing) {
    return entries.containsKey(tag) ? at(tag, 0) : missing;
  }

  /** A single number that must be there. */
  long number(int tag, String name) {
    if (!entries.containsKey(tag)) {
      throw new DamagedFileException("its directory has no " + name);
    }
    return at(tag, 0);
  }

  /** Number of values; 0 if the entry is missing. */
  long count(int tag) {
    return Optional.ofNullable(entries.get(tag)).map(Entry::count).orElse(0L);
  }

  /** The first {@code limit} values at most; empty if the entry is missing. */
  long[] numbers(int tag, long limit) {
    long[] values = new long[(int) Math.min(limit, count(tag))];
    for (int i = 0; i < values.length; i++) {
      values[i] = at(tag, i);
    }
    return values;
  }

  private void add(int at, boolean big) {
    int tag = Short.toUnsignedInt(file.getShort(at));
    int type = Short.toUnsignedInt(file.getShort(at + 2));
    int bytes = bytes(type);
    if (bytes == 0) {
      return; // texts, fractions and floats do not concern the samples
    }
    long count = big ? file.getLong(at + 4) : Integer.toUnsignedLong(file.getInt(at + 4));
    int value = at + (big ? 12 : 8);
    int inline = big ? 8 : 4;
    if (count < 1 || count > file.limit()) {
      return; // reported if the entry is needed
    }
    long offset = value;
    if (count * bytes > inline) {
      offset = big ? file.getLong(value) : Integer.toUnsignedLong(file.getInt(value));
    }
    entries.putIfAbsent(tag, new Entry(type, count, offset));
  }

  private long at(int tag, int i) {
    Entry entry = entries.get(tag);
    if (entry == null) {
      throw new DamagedFileException("its directory has no entry " + tag);
    }
    int bytes = bytes(entry.type);
    require(entry.at, bytes * entry.count, "entry " + tag);
    int at = (int) entry.at + i * bytes;
    return switch (bytes) {
      case 1 -> Byte.toUnsignedInt(file.get(at));
      case 2 -> Short.toUnsignedInt(file.getShort(at));
      case 4 -> Integer.toUnsignedLong(file.getInt(at));
      default -> file.getLong(at);
    };
  }

  private static int bytes(int type) {
    return switch (type) {
      case BYTE -> 1;
      case SHORT -> 2;
      case LONG, IFD -> 4;
      case LONG8, IFD8 -> 8;
      default -> 0;
    };
  }

  private void require(long start, long length, String what) {
    if (start < 0 || length < 0 || start > file.limit() - length) {
      throw new DamagedFileException("%s is outside its %d bytes".formatted(what, file.limit()));
    }
  }
}
