// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Image formats that are known by their extensions and cannot be read. */
enum UnsupportedImageFormat {
  AVIF("AVIF", "avif|avifs"),
  HEIC("HEIC", "heic|heif|hif"),
  JPEG_2000("JPEG 2000", "jp2|j2k|jpx|jpf|j2c|jpc|jpm"),
  JPEG_XL("JPEG XL", "jxl"),
  JPEG_XR("JPEG XR", "jxr|wdp|hdp"),
  JPEG_LS("JPEG-LS", "jls"),
  OPEN_EXR("OpenEXR", "exr"),
  RADIANCE("Radiance HDR", "hdr"),
  PORTABLE("PAM or PFM", "pam|pfm"),
  TGA("TGA", "tga"),
  PCX("PCX", "pcx"),
  ICON("icon", "ico|cur|icns"),
  DDS("DDS", "dds"),
  SVG("SVG", "svg|svgz"),
  PHOTOSHOP("Photoshop", "psd|psb"),
  GIMP("GIMP", "xcf"),
  DICOM("DICOM", "dcm|dicom"),
  CAMERA_RAW("camera raw", "dng|cr2|cr3|nef|arw|raf|orf|rw2|pef|srw|raw");

  private final String title;

  /** Alternatives of a regular expression. */
  private final String extensions;

  UnsupportedImageFormat(String title, String extensions) {
    this.title = title;
    this.extensions = extensions;
  }

  /** The format by the extension of a file's name; empty for any other extension. */
  static Optional<UnsupportedImageFormat> of(Path file) {
    String extension = DataFileNames.extension(file);
    return Stream.of(values()).filter(format -> extension.matches(format.extensions)).findFirst();
  }

  /** What the format is and what to do. */
  String advice() {
    return "%s images cannot be read; convert them to PNG or TIFF without loss".formatted(title);
  }
}
