// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The content type of a stored file, by its first bytes: clients' names and types are not used. */
final class StoredFormat {
  private StoredFormat() {}

  static String contentType(byte[] file) {
    String start =
        new String(Arrays.copyOf(file, Math.min(file.length, 12)), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0089PNG")) {
      return "image/png";
    }
    if (start.startsWith("\u00ff\u00d8")) {
      return "image/jpeg";
    }
    if (start.startsWith("BM")) {
      return "image/bmp";
    }
    if (start.startsWith("GIF8")) {
      return "image/gif";
    }
    if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
      return "image/webp";
    }
    return start.startsWith("II") || start.startsWith("MM")
        ? "image/tiff"
        : "application/octet-stream";
  }
}
