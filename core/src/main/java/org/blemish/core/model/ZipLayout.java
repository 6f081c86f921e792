// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The only zip layout of model files: stored entries without gaps from byte 0, then the directory,
 * then its end record; constant times and no optional fields. Names, lengths and checksums
 * determine every other byte, so that a reader can compare a file with its expected bytes.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE 4.3</a>
 */
final class ZipLayout {
  /** Length of an entry's header and of the directory's records, each without the name. */
  static final int LOCAL = 30;

  static final int CENTRAL = 46;
  static final int END = 22;
  static final int CENTRAL_SIGNATURE = 0x02014b50;
  static final int END_SIGNATURE = 0x06054b50;

  /** Offsets have 32 bits; larger files would need ZIP64. */
  static final long MAX_LENGTH = 0xffff_fffeL;

  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final short VERSION = 20;
  private static final short STORED = 0;
  private static final short MIDNIGHT = 0;
  private static final short FIRST_OF_JANUARY_1980 = 0x21;

  private ZipLayout() {}

  static byte[] local(StoredFile file) {
    byte[] name = file.name().getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[LOCAL + name.length];
    ByteBuffer header = fields(bytes).putInt(LOCAL_SIGNATURE);
    common(header, file, name.length);
    header.put(name);
    return bytes;
  }

  static byte[] directory(List<StoredFile> files) {
    int size = files.stream().mapToInt(file -> CENTRAL + file.name().length()).sum();
    byte[] bytes = new byte[size];
    ByteBuffer directory = fields(bytes);
    for (StoredFile file : files) {
      byte[] name = file.name().getBytes(StandardCharsets.US_ASCII);
      directory.putInt(CENTRAL_SIGNATURE).putShort(VERSION);
      common(directory, file, name.length);
      directory.putShort((short) 0).putShort((short) 0).putShort((short) 0); // comment, disk, text
      directory.putInt(0).putInt((int) file.header()).put(name); // no attributes
    }
    return bytes;
  }

  /** The fields that an entry's header and its directory record have in common. */
  private static void common(ByteBuffer header, StoredFile file, int nameLength) {
    header.putShort(VERSION).putShort((short) 0).putShort(STORED); // no flags
    header.putShort(MIDNIGHT).putShort(FIRST_OF_JANUARY_1980).putInt(file.crc());
    header.putInt((int) file.length()).putInt((int) file.length());
    header.putShort((short) nameLength).putShort((short) 0); // no extra field
  }

  static byte[] end(int files, int directorySize, long directoryOffset) {
    byte[] bytes = new byte[END];
    fields(bytes)
        .putInt(END_SIGNATURE)
        .putInt(0) // one disk
        .putShort((short) files)
        .putShort((short) files)
        .putInt(directorySize)
        .putInt((int) directoryOffset)
        .putShort((short) 0); // no comment
    return bytes;
  }

  /** Little-endian numbers in these bytes. */
  static ByteBuffer fields(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
