// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/** Reads the directory of an archive in {@link ZipLayout}, and refuses any other. */
final class ZipReader {
  private static final int MOST_FILES = 64;
  private static final int LONGEST_NAME = 64;

  private final FileChannel channel;
  private final String file;

  private ZipReader(FileChannel channel, String file) {
    this.channel = channel;
    this.file = file;
  }

  /**
   * @param file name of the file in messages
   * @return in the archive's order, names distinct
   */
  static List<StoredFile> read(FileChannel channel, String file) throws IOException {
    return new ZipReader(channel, file).files();
  }

  private List<StoredFile> files() throws IOException {
    long length = channel.size();
    if (length < ZipLayout.END || length > ZipLayout.MAX_LENGTH) {
      throw notAModel("it has %d bytes".formatted(length));
    }
    byte[] end = bytes(length - ZipLayout.END, ZipLayout.END);
    ByteBuffer fields = ZipLayout.fields(end);
    if (fields.getInt() != ZipLayout.END_SIGNATURE) {
      throw notAModel("no zip directory at its end");
    }
    int count = Short.toUnsignedInt(fields.getShort(10));
    long size = Integer.toUnsignedLong(fields.getInt(12));
    long begin = Integer.toUnsignedLong(fields.getInt(16));
    if (begin + size + ZipLayout.END != length
        || count > MOST_FILES
        || size > (long) MOST_FILES * (ZipLayout.CENTRAL + LONGEST_NAME)) {
      throw notAModel("its zip directory is not at the position that its end states");
    }
    byte[] directory = bytes(begin, (int) size);
    List<StoredFile> files = parse(directory, count);
    if (!Arrays.equals(directory, ZipLayout.directory(files))
        || !Arrays.equals(end, ZipLayout.end(count, (int) size, begin))) {
      throw notAModel("its zip directory was altered or written by another program");
    }
    requireContiguous(files, begin);
    return files;
  }

  private List<StoredFile> parse(byte[] directory, int count) {
    ByteBuffer records = ZipLayout.fields(directory);
    List<StoredFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int at = records.position();
      if (records.remaining() < ZipLayout.CENTRAL
          || records.getInt(at) != ZipLayout.CENTRAL_SIGNATURE) {
        throw notAModel("its zip directory ends early");
      }
      int nameLength = Short.toUnsignedInt(records.getShort(at + 28));
      if (nameLength > records.remaining() - ZipLayout.CENTRAL) {
        throw notAModel("its zip directory ends early");
      }
      String name =
          new String(directory, at + ZipLayout.CENTRAL, nameLength, StandardCharsets.US_ASCII);
      if (records.getShort(at + 10) != 0) {
        throw new BlemishException(
            Fault.MODEL,
            "%s, entry %s: is compressed, expected a stored entry: export the model again, do not repack it"
                .formatted(file, printable(name)));
      }
      if (!names.add(name)) {
        throw new BlemishException(
            Fault.MODEL, "%s, entry %s: is stored twice".formatted(file, printable(name)));
      }
      files.add(
          new StoredFile(
              name,
              Integer.toUnsignedLong(records.getInt(at + 42)),
              Integer.toUnsignedLong(records.getInt(at + 24)),
              records.getInt(at + 16)));
      records.position(at + ZipLayout.CENTRAL + nameLength);
    }
    return files;
  }

  private void requireContiguous(List<StoredFile> files, long directory) throws IOException {
    long position = 0;
    for (StoredFile stored : files) {
      byte[] header = ZipLayout.local(stored);
      if (stored.header() != position
          || stored.end() > directory
          || !Arrays.equals(header, bytes(position, header.length))) {
        throw new BlemishException(
            Fault.MODEL,
            "%s, entry %s: its header does not agree with the directory: the file was altered or cut short, copy it again"
                .formatted(file, printable(stored.name())));
      }
      position = stored.end();
    }
    if (position != directory) {
      throw notAModel("there are bytes between its last entry and its zip directory");
    }
  }

  private byte[] bytes(long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("the file ends at byte " + (position + bytes.position()));
      }
    }
    return bytes.array();
  }

  private BlemishException notAModel(String why) {
    return new BlemishException(
        Fault.MODEL,
        "%s: is not a model file, or was cut short or altered: %s".formatted(file, why));
  }

  /** Names come from untrusted files: control characters must not reach a terminal. */
  static String printable(String name) {
    return "\"" + name.replaceAll("[^\\x20-\\x7e]", "?") + "\"";
  }
}
