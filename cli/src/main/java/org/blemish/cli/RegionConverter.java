// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.geometry.Rectangle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 40,20,640,480}: left, top, width and height in pixels. */
final class RegionConverter implements ITypeConverter<Rectangle> {
  private static final Pattern REGION =
      Pattern.compile("(\\d{1,6}),(\\d{1,6}),([1-9]\\d{0,5}),([1-9]\\d{0,5})");

  @Override
  public Rectangle convert(String text) {
    Matcher region = REGION.matcher(text.replace(" ", ""));
    if (!region.matches()) {
      throw new TypeConversionException(
          "'%s' is no region: expected X,Y,WIDTH,HEIGHT in pixels such as 40,20,640,480"
              .formatted(text));
    }
    return new Rectangle(
        Integer.parseInt(region.group(1)),
        Integer.parseInt(region.group(2)),
        Integer.parseInt(region.group(3)),
        Integer.parseInt(region.group(4)));
  }
}
