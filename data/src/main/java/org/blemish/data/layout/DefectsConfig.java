// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.data.DefectKind;

/**
 * MVTec LOCO AD's {@code defects_config.json}: an array with one object for each kind of defect.
 */
public final class DefectsConfig {
  private DefectsConfig() {}

  /**
   * Reads the kinds of defects.
   *
   * @throws BlemishException if the file is missing, a field is missing or of another type, or two
   *     kinds share a pixel value
   */
  public static List<DefectKind> read(Path file) {
    JsonNode root = JsonFile.read(file);
    if (!root.isArray()) {
      throw new BlemishException(
          file
              + ": expected an array of defects, with defect_name, pixel_value,"
              + " saturation_threshold and relative_saturation");
    }
    List<DefectKind> kinds = new ArrayList<>();
    Set<Integer> values = new HashSet<>();
    for (JsonNode node : root) {
      DefectKind kind = kind(file, kinds.size(), node);
      if (!values.add(kind.pixelValue())) {
        throw new BlemishException(
            "%s, entry %d (%s): pixel_value %d is used twice"
                .formatted(file, kinds.size(), kind.name(), kind.pixelValue()));
      }
      kinds.add(kind);
    }
    return kinds;
  }

  private static DefectKind kind(Path file, int index, JsonNode node) {
    JsonNode name = node.path("defect_name");
    JsonNode value = node.path("pixel_value");
    JsonNode threshold = node.path("saturation_threshold");
    JsonNode relative = node.path("relative_saturation");
    if (!name.isTextual() || !value.isInt() || !threshold.isNumber() || !relative.isBoolean()) {
      throw new BlemishException(
          "%s, entry %d: expected defect_name (text), pixel_value (integer), saturation_threshold (number) and relative_saturation (true or false), found %s"
              .formatted(file, index, node));
    }
    try {
      return new DefectKind(
          name.asText(), value.asInt(), threshold.asDouble(), relative.asBoolean());
    } catch (IllegalArgumentException e) {
      throw new BlemishException("%s, entry %d: %s".formatted(file, index, e.getMessage()), e);
    }
  }
}
