// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import org.blemish.core.geometry.Rectangle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code 40,20,640,480}: left, top, width and height in pixels. */
public final class RegionConverter implements ITypeConverter<Rectangle> {
  @Override
  public Rectangle convert(String text) {
    return Rectangle.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not a region: expected X,Y,WIDTH,HEIGHT in pixels such as 40,20,640,480"
                        .formatted(text)));
  }
}
