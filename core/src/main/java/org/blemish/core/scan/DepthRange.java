// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Yaml;

/**
 * The range that 16-bit levels are spread over, from a file beside the scan, as the Eyecandies data
 * set has it: {@code normalization: {min: METRES, max: METRES}} in {@code NNN_info_depth.yaml} for
 * {@code NNN_depth.png}.
 */
final class DepthRange {
  private static final String SCAN = "_depth.png";
  private static final String RANGE = "_info_depth.yaml";
  private static final long MAX_BYTES = 1 << 16;

  private DepthRange() {}

  /** Units of a scan's levels; empty where nothing beside it tells them. */
  static Optional<ScanUnits> beside(Path scan) {
    String name = String.valueOf(scan.getFileName());
    if (!name.endsWith(SCAN)) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - SCAN.length());
    Path range = scan.resolveSibling(stem + RANGE);
    return Files.isRegularFile(range) ? Optional.of(read(range)) : Optional.empty();
  }

  private static ScanUnits read(Path file) {
    JsonNode range = Yaml.tree(text(file), file.toString()).path("normalization");
    double min = range.path("min").asDouble(Double.NaN);
    double max = range.path("max").asDouble(Double.NaN);
    if (!(max > min) || Double.isInfinite(max - min)) {
      throw new BlemishException(
          "%s: expected normalization with min and max in metres, min below max".formatted(file));
    }
    return ScanUnits.range(min, max);
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BlemishException("%s: more than %d bytes".formatted(file, MAX_BYTES));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new BlemishException("%s: cannot be read: %s".formatted(file, e), e);
    }
  }
}
