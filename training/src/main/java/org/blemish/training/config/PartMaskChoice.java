// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether part and background are told apart.
 *
 * @param text {@code auto}, {@code off} or the file of a mask whose white pixels are the part
 */
public record PartMaskChoice(String text) {
  /** If the border of good images is a plain background; see {@code PartMaskFitting}. */
  public static final PartMaskChoice AUTO = new PartMaskChoice("auto");

  /** Never: every pixel is scored alike. */
  public static final PartMaskChoice OFF = new PartMaskChoice("off");

  public PartMaskChoice {
    if (text.isBlank()) {
      throw new IllegalArgumentException("nothing given, expected auto, off or a file");
    }
  }

  /**
   * @param value {@code auto}, {@code off}, which YAML reads as false, or a file
   */
  @JsonCreator
  static PartMaskChoice of(JsonNode value) {
    return of(value.isBoolean() && !value.booleanValue() ? OFF.text : value.asText());
  }

  /** The choice of a text; {@code auto} and {@code off} in any case. */
  public static PartMaskChoice of(String text) {
    if (text.equalsIgnoreCase(AUTO.text)) {
      return AUTO;
    }
    return text.equalsIgnoreCase(OFF.text) ? OFF : new PartMaskChoice(text);
  }

  /** The mask file; empty if the choice is none. */
  public Optional<Path> file() {
    return equals(AUTO) || equals(OFF) ? Optional.empty() : Optional.of(Path.of(text));
  }

  /** As in configurations. */
  @JsonValue
  @Override
  public String text() {
    return text;
  }
}
