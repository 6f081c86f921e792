// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.Arrays;
import org.blemish.core.input.Modality;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code rgb}, {@code depth}, {@code rgb+depth}. */
final class ModalityConverter implements ITypeConverter<Modality> {
  @Override
  public Modality convert(String name) {
    return Arrays.stream(Modality.values())
        .filter(modality -> modality.toString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no modality: expected rgb, depth or rgb+depth".formatted(name)));
  }
}
