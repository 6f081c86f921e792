// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.util.Arrays;
import org.blemish.core.input.Modality;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code rgb}, {@code depth}, {@code rgb+depth}. */
public final class ModalityConverter implements ITypeConverter<Modality> {
  @Override
  public Modality convert(String name) {
    return Arrays.stream(Modality.values())
        .filter(modality -> modality.toString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not a modality: expected rgb, depth or rgb+depth".formatted(name)));
  }
}
