// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;

/**
 * The depth range of 16-bit levels, from a file in the same folder as the scan, in the form of the
 * Eyecandies data set: {@code normalization: {min: METRES, max: METRES}} in {@code
 * NNN_info_depth.yaml} for {@code NNN_depth.png}.
 */
final class DepthRange {
  private static final String SCAN = "_depth.png";
  private static final String RANGE = "_info_depth.yaml";
  private static final long MAX_BYTES = 1 << 16;

  private DepthRange() {}

  /** Units of a scan's levels; empty if there is no such file. */
  static Optional<ScanUnits> forScan(Path scan) {
    String name = String.valueOf(scan.getFileName());
    if (!name.endsWith(SCAN)) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - SCAN.length());
    Path range = scan.resolveSibling(stem + RANGE);
    return Files.isRegularFile(range) ? Optional.of(read(range)) : Optional.empty();
  }

  private static ScanUnits read(Path file) {
    String text = FileBytes.readText(file, MAX_BYTES);
    double min = number(text, "min");
    double max = number(text, "max");
    if (!(max > min) || Double.isInfinite(max - min)) {
      throw new BlemishException(
          "%s: expected normalization with min and max in metres, min below max".formatted(file));
    }
    return ScanUnits.range(min, max);
  }

  /** The file has two numbers: no YAML library is needed. */
  private static double number(String text, String key) {
    Matcher matcher =
        Pattern.compile("\\b" + key + "\\s*:\\s*([-+0-9.eE]{1,40})(?=[\\s,}#]|$)").matcher(text);
    try {
      return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
