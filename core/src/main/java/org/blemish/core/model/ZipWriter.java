// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes archives in {@link ZipLayout}. */
final class ZipWriter {
  private ZipWriter() {}

  /**
   * @param entries in the map's order; each content is read twice
   */
  static void write(OutputStream out, Map<String, EntryContent> entries) throws IOException {
    List<StoredFile> files = new ArrayList<>();
    long position = 0;
    for (Map.Entry<String, EntryContent> entry : entries.entrySet()) {
      EntryDigester measure = EntryDigester.of(entry.getValue());
      StoredFile file = new StoredFile(entry.getKey(), position, measure.length(), measure.crc());
      position = file.end();
      if (position > ZipLayout.MAX_LENGTH) {
        throw new IOException("a model file holds at most 4 GiB");
      }
      out.write(ZipLayout.local(file));
      VerifyingOutputStream same = new VerifyingOutputStream(out, measure.length());
      entry.getValue().writeTo(same);
      same.finish(file, measure);
      files.add(file);
    }
    byte[] directory = ZipLayout.directory(files);
    out.write(directory);
    out.write(ZipLayout.end(files.size(), directory.length, position));
  }

  /** Passes bytes on and checks that they have the length and CRC that were measured before. */
  private static final class VerifyingOutputStream extends OutputStream {
    private final OutputStream out;
    private final EntryDigester digester = new EntryDigester();
    private final long length;

    VerifyingOutputStream(OutputStream out, long length) {
      this.out = out;
      this.length = length;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      digester.write(bytes, offset, count);
      if (digester.length() <= length) {
        out.write(bytes, offset, count);
      }
    }

    void finish(StoredFile file, EntryDigester first) throws IOException {
      if (digester.length() != length || digester.crc() != first.crc()) {
        throw new IOException(
            "the content of " + file.name() + " changed while the model was written");
      }
    }
  }
}
