// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** File formats that can be read, recognised by their first bytes and never by a file's name. */
public enum ImageFormat {
  PNG,
  JPEG,
  BMP,
  TIFF,
  WEBP;

  /** The formats in words, for messages. */
  public static final String NAMES = "PNG, JPEG, BMP, TIFF and WebP";

  /** The format of a file, or of its first 12 bytes at least; empty for any other format. */
  public static Optional<ImageFormat> of(byte[] file) {
    if (hasText(file, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (hasText(file, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (hasText(file, 0, "II*\0") || hasText(file, 0, "MM\0*")) {
      return Optional.of(TIFF);
    }
    if (hasText(file, 0, "RIFF") && hasText(file, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (hasText(file, 0, "BM")) {
      return Optional.of(BMP);
    }
    return Optional.empty();
  }

  /** Whether a file has these Latin-1 characters at an offset. */
  public static boolean hasText(byte[] file, int at, String text) {
    byte[] magic = text.getBytes(StandardCharsets.ISO_8859_1);
    if (file.length < at + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (file[at + i] != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
