// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.ImageFormat;

/**
 * The header of a JPEG, from its marker segments (ITU T.81 annex B).
 *
 * @param size stored columns and rows
 * @param colours meaning of the components
 * @param orientation from EXIF
 */
record JpegHeader(Size size, JpegColours colours, Orientation orientation) {
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;

  /**
   * Reads the segments up to the first scan.
   *
   * @throws DamagedFileException if they end too early or are invalid
   */
  static JpegHeader of(byte[] file) {
    boolean jfif = false;
    int adobe = -1;
    Orientation orientation = Orientation.UPRIGHT;
    JpegSegments segments = new JpegSegments(file);
    int frame = -1;
    while (segments.next()
        && segments.marker() != JpegSegments.SOS
        && segments.marker() != JpegSegments.EOI) {
      int at = segments.content();
      switch (segments.marker()) {
        case APP0 -> jfif |= ImageFormat.hasText(file, at, "JFIF\0");
        case APP1 -> {
          if (ImageFormat.hasText(file, at, "Exif\0") && segments.end() - at > 6) {
            orientation = Exif.orientation(ByteBuffer.wrap(file, at + 6, segments.end() - at - 6));
          }
        }
        case APP14 -> {
          if (ImageFormat.hasText(file, at, "Adobe") && segments.end() - at >= 12) {
            adobe = file[at + 11];
          }
        }
        default -> {
          if (isFrame(segments.marker())) {
            frame = at;
          }
        }
      }
    }
    if (frame < 0 || frame + 6 > file.length) {
      throw new DamagedFileException("its header has no frame");
    }
    int height = JpegSegments.twoBytes(file, frame + 1);
    int width = JpegSegments.twoBytes(file, frame + 3);
    int components = file[frame + 5];
    if (width == 0 || height == 0 || frame + 6 + 3 * components > file.length) {
      throw new DamagedFileException("its header states %dx%d pixels".formatted(width, height));
    }
    int firstId = components == 3 ? file[frame + 6] : 0;
    return new JpegHeader(
        new Size(width, height),
        JpegColours.of(components, jfif, adobe, firstId == 'R'),
        orientation);
  }

  private static boolean isFrame(int marker) {
    // C4, C8 and CC are tables, not frames.
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }
}
