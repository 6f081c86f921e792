// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * @param sha256 64 lower-case hex digits
 * @param length in bytes
 */
public record EntryDigest(String sha256, long length) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public EntryDigest {
    if (!HEX.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "sha256 \"%s\" must be 64 lower-case hex digits", sha256));
    }
    if (length < 0) {
      throw new IllegalArgumentException("length is " + length + ", must be at least 0");
    }
  }
}
