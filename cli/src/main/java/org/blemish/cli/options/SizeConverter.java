// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import org.blemish.core.geometry.Size;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code 640x480}, or {@code 256} for a square. */
public final class SizeConverter implements ITypeConverter<Size> {
  @Override
  public Size convert(String text) {
    return Size.parse(text.contains("x") ? text : text + "x" + text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not a size: expected pixels such as 256 or 640x480".formatted(text)));
  }
}
