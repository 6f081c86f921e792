// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.geometry.Size;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 640x480}, or {@code 256} for a square. */
final class SizeConverter implements ITypeConverter<Size> {
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5})(?:x([1-9]\\d{0,5}))?");

  @Override
  public Size convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new TypeConversionException(
          "'%s' is no size: expected pixels such as 256 or 640x480".formatted(text));
    }
    int width = Integer.parseInt(size.group(1));
    String height = size.group(2);
    return new Size(width, height == null ? width : Integer.parseInt(height));
  }
}
