// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;

/** Whether part and background are told apart. */
public enum PartMaskChoice {
  /** If the border of good images is a plain background; see {@code PartMaskFitting}. */
  AUTO,
  /** Never: every pixel is scored alike. */
  OFF;

  /**
   * @param value {@code auto} or {@code off}, which YAML reads as false
   */
  @JsonCreator
  static PartMaskChoice of(JsonNode value) {
    String text = value.isBoolean() && !value.booleanValue() ? "off" : value.asText();
    return Arrays.stream(values())
        .filter(choice -> choice.text().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' given, expected auto or off".formatted(text)));
  }

  /** As in configurations. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
