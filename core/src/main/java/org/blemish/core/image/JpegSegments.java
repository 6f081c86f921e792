// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.io.ByteArrayOutputStream;
import org.blemish.core.image.internal.DamagedFileException;

/** Steps from marker to marker of a JPEG; entropy-coded data between them are skipped. */
final class JpegSegments {
  static final int SOS = 0xda;
  static final int EOI = 0xd9;
  private static final int SOI = 0xd8;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;

  /** Tables and scans; four of each kind can be in use at once. */
  private static final int MAX_SEGMENTS = 2000;

  private final byte[] file;
  private int marker;
  private int content;
  private int end = 2;

  JpegSegments(byte[] file) {
    this.file = file;
  }

  /**
   * The same image without metadata, which cost the decoder time and memory.
   *
   * @param scanLimit most scans: each one passes over the whole image
   * @throws DamagedFileException if the end marker is missing, or there are more scans or tables
   *     than any program writes
   */
  static byte[] essential(byte[] file, int scanLimit) {
    JpegSegments segments = new JpegSegments(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    int copied = 0;
    int scans = 0;
    int kept = 0;
    while (segments.next()) {
      if (segments.marker == EOI) {
        out.write(file, copied, segments.end - copied);
        return out.toByteArray();
      }
      if (segments.isMetadata()) {
        out.write(file, copied, segments.content - 4 - copied);
        copied = segments.end;
      } else if (++kept > MAX_SEGMENTS) {
        throw new DamagedFileException("it has more than %d segments".formatted(MAX_SEGMENTS));
      }
      if (segments.marker == SOS && ++scans > scanLimit) {
        throw new DamagedFileException("it has more than %d scans".formatted(scanLimit));
      }
    }
    throw new DamagedFileException("it ends before its end marker");
  }

  /** Moves to the next segment, or to the end marker; false at the end of the file. */
  boolean next() {
    int at = end;
    while (at + 1 < file.length) {
      int code = file[at + 1] & 255;
      boolean isMarker = file[at] == (byte) 0xff && code != 0 && code != 255;
      if (!isMarker || code == 1 || (code >= 0xd0 && code <= SOI)) {
        at++;
        continue;
      }
      marker = code;
      content = at + 4;
      if (code == EOI) {
        end = at + 2;
        return true;
      }
      if (content > file.length) {
        return false;
      }
      end = at + 2 + Math.max(2, twoBytes(file, at + 2));
      return end <= file.length;
    }
    return false;
  }

  int marker() {
    return marker;
  }

  /** Offset behind the marker and the segment's length. */
  int content() {
    return content;
  }

  int end() {
    return end;
  }

  static int twoBytes(byte[] file, int at) {
    return (file[at] & 255) << 8 | (file[at + 1] & 255);
  }

  /** Application data but JFIF's and Adobe's, which describe the samples; comments. */
  private boolean isMetadata() {
    return marker == COMMENT || (marker > APP0 && marker <= APP15 && marker != APP14);
  }
}
