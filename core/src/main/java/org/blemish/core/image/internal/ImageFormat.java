// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** File formats that can be read, recognised by their first bytes and never by a file's name. */
public enum ImageFormat {
  PNG("PNG"),
  JPEG("JPEG"),
  BMP("BMP"),
  TIFF("TIFF"),
  WEBP("WebP"),
  GIF("GIF"),
  /** PBM, PGM and PPM. */
  NETPBM("PGM or PPM");

  /** The formats in words, for messages. */
  public static final String NAMES = "PNG, JPEG, BMP, TIFF, WebP, GIF, PGM or PPM";

  private final String title;

  ImageFormat(String title) {
    this.title = title;
  }

  /** The format in words, for messages. */
  public String title() {
    return title;
  }

  /** The format of a file, or of its first 12 bytes at least; empty for any other format. */
  public static Optional<ImageFormat> of(byte[] file) {
    if (hasText(file, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (hasText(file, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (isTiff(file)) {
      return Optional.of(TIFF);
    }
    if (hasText(file, 0, "GIF87a") || hasText(file, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (isNetpbm(file)) {
      return Optional.of(NETPBM);
    }
    if (hasText(file, 0, "RIFF") && hasText(file, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (hasText(file, 0, "BM")) {
      return Optional.of(BMP);
    }
    return Optional.empty();
  }

  /** Whether a file is a TIFF, classic or BigTIFF. */
  public static boolean isTiff(byte[] file) {
    return hasText(file, 0, "II*\0")
        || hasText(file, 0, "MM\0*")
        || hasText(file, 0, "II+\0")
        || hasText(file, 0, "MM\0+");
  }

  /** {@code P1} to {@code P6} and a white space or comment. */
  private static boolean isNetpbm(byte[] file) {
    return file.length > 2
        && file[0] == 'P'
        && file[1] >= '1'
        && file[1] <= '6'
        && (file[2] == ' ' || file[2] == '#' || (file[2] >= '\t' && file[2] <= '\r'));
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
