// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import org.blemish.core.image.internal.DamagedFileException;

/** Compressions of TIFF, and who decodes them. */
enum TiffCompression {
  NONE("no compression", true),
  LZW("LZW", true),
  DEFLATE("deflate", true),
  PACKBITS("PackBits", true),
  FAX("fax", true),
  JPEG("JPEG", true),
  OLD_JPEG("old-style JPEG", false),
  JPEG_2000("JPEG 2000", false),
  LERC("LERC", false),
  LZMA("LZMA", false),
  ZSTD("ZSTD", false),
  WEBP("WebP", false),
  JPEG_XL("JPEG XL", false);

  private final String title;
  private final boolean supported;

  TiffCompression(String title, boolean supported) {
    this.title = title;
    this.supported = supported;
  }

  /**
   * @throws DamagedFileException if files of this compression are not read
   */
  static TiffCompression of(long code) {
    TiffCompression compression =
        switch ((int) code) {
          case 1 -> NONE;
          case 2, 3, 4 -> FAX;
          case 5 -> LZW;
          case 6 -> OLD_JPEG;
          case 7 -> JPEG;
          case 8, 32946 -> DEFLATE;
          case 32773 -> PACKBITS;
          case 33003, 33005, 34712 -> JPEG_2000;
          case 34887 -> LERC;
          case 34925 -> LZMA;
          case 50000 -> ZSTD;
          case 50001 -> WEBP;
          case 50002, 52546 -> JPEG_XL;
          default -> throw refusal("number " + code);
        };
    if (!compression.supported) {
      throw refusal(compression.title);
    }
    return compression;
  }

  /** Whether the JDK's decoder reads it, instead of {@link TiffSamples}. */
  boolean byJdk() {
    return this == FAX || this == JPEG;
  }

  private static DamagedFileException refusal(String name) {
    return new DamagedFileException(
        "its compression is %s, which is not read; save it without compression, or with LZW or deflate"
            .formatted(name));
  }
}
