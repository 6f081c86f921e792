// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

import java.util.List;

/** Image formats that are recognised only to say so. */
public final class UnreadFormat {
  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("AVIF", 4, "ftypavif"),
          new Signature("AVIF", 4, "ftypavis"),
          new Signature("HEIC", 4, "ftyphei"),
          new Signature("HEIC", 4, "ftyphevc"),
          new Signature("HEIC", 4, "ftypmif1"),
          new Signature("HEIC", 4, "ftypmsf1"),
          new Signature("JPEG 2000", 0, "\0\0\0\fjP  \r\n\u0087\n"),
          new Signature("JPEG 2000", 0, "\u00ffO\u00ffQ"),
          new Signature("JPEG XL", 0, "\0\0\0\fJXL \r\n\u0087\n"),
          new Signature("JPEG XL", 0, "\u00ff\n"),
          new Signature("OpenEXR", 0, "v/1\u0001"),
          new Signature("Radiance HDR", 0, "#?R"),
          new Signature("Photoshop", 0, "8BPS"),
          new Signature("PFM", 0, "Pf\n"),
          new Signature("PFM", 0, "PF\n"),
          new Signature("PAM", 0, "P7\n"),
          new Signature("SVG", 0, "<svg"),
          new Signature("PDF", 0, "%PDF"));

  private UnreadFormat() {}

  private record Signature(String format, int offset, String text) {}

  /** What a file is that no {@link ImageFormat} recognises, in words. */
  public static String describe(byte[] file) {
    return SIGNATURES.stream()
        .filter(signature -> ImageFormat.hasText(file, signature.offset, signature.text))
        .findFirst()
        .map(signature -> signature.format + " images are not read; convert it to PNG")
        .orElse("not an image of a supported format");
  }
}
