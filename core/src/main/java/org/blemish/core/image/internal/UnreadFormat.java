// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

import java.util.Arrays;

/** Image formats that are recognised only to say so. */
public enum UnreadFormat {
  AVIF("AVIF", 4, "ftypavif", "ftypavis"),
  HEIC("HEIC", 4, "ftypheic", "ftypheix", "ftyphevc", "ftypheim", "ftypmif1", "ftypmsf1"),
  JPEG_2000("JPEG 2000", 0, "\0\0\0\fjP  \r\n\u0087\n", "\u00ffO\u00ffQ"),
  JPEG_XL("JPEG XL", 0, "\0\0\0\fJXL \r\n\u0087\n", "\u00ff\n"),
  OPENEXR("OpenEXR", 0, "v/1\u0001"),
  RADIANCE("Radiance HDR", 0, "#?RADIANCE", "#?RGBE"),
  PHOTOSHOP("Photoshop", 0, "8BPS"),
  PFM("PFM", 0, "Pf\n", "PF\n"),
  PAM("PAM", 0, "P7\n"),
  SVG("SVG", 0, "<svg"),
  PDF("PDF", 0, "%PDF");

  private final String title;
  private final int offset;
  private final String[] magics;

  UnreadFormat(String title, int offset, String... magics) {
    this.title = title;
    this.offset = offset;
    this.magics = magics;
  }

  /** What a file is that no {@link ImageFormat} recognises, in words. */
  public static String describe(byte[] file) {
    return Arrays.stream(values())
        .filter(
            format ->
                Arrays.stream(format.magics)
                    .anyMatch(magic -> ImageFormat.hasText(file, format.offset, magic)))
        .findFirst()
        .map(format -> format.title + " images are not read; convert it to PNG")
        .orElse("not an image of a supported format");
  }
}
