// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Containers that are read, told apart by their first bytes and never by a file's name. */
enum ImageFormat {
  PNG,
  JPEG,
  BMP,
  TIFF,
  WEBP;

  static final String NAMES = "PNG, JPEG, BMP, TIFF and WebP";

  static Optional<ImageFormat> of(byte[] file) {
    if (begins(file, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (begins(file, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (begins(file, 0, "II*\0") || begins(file, 0, "MM\0*")) {
      return Optional.of(TIFF);
    }
    if (begins(file, 0, "RIFF") && begins(file, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (begins(file, 0, "BM")) {
      return Optional.of(BMP);
    }
    return Optional.empty();
  }

  static boolean begins(byte[] file, int at, String text) {
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
