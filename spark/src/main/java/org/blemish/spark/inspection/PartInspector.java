// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.input.Input;
import org.blemish.inference.Detector;
import org.jspecify.annotations.Nullable;

/**
 * Inspects the part of one row. A part that cannot be read or inspected becomes a row with an
 * error. A model that cannot be opened, and a map that cannot be written, fail the task, which
 * Spark tries again.
 */
public final class PartInspector implements UDF3<Object, Object, String, Row> {
  private static final long serialVersionUID = 1L;

  private final TaskDetector detector;
  private final InputLimits limits;
  private final String mapFolder;

  /**
   * @param mapFolder where anomaly maps are written; empty if they are not
   */
  public PartInspector(ModelReference model, InputLimits limits, String mapFolder) {
    this.detector = new TaskDetector(model);
    this.limits = limits;
    this.mapFolder = mapFolder;
  }

  /**
   * @param image path or bytes of the image file, or null
   * @param scan path or bytes of the scan file, or null
   * @param name of the part in errors, or null
   */
  @Override
  public Row call(@Nullable Object image, @Nullable Object scan, @Nullable String name) {
    return detector.apply(open -> inspect(open, image, scan, name == null ? "image" : name));
  }

  private Row inspect(Detector open, @Nullable Object image, @Nullable Object scan, String name) {
    String model = open.model().digest();
    PartFiles part;
    Input input;
    try {
      part = new PartFiles(name, read(image, name), read(scan, name));
      input =
          part.decode(open.model().pipeline(), limits.within(HeapBudget.OF_PROCESS.mostPixels()));
    } catch (BlemishException e) {
      return ResultRow.of(e, model);
    }
    try {
      return HeapBudget.OF_PROCESS.during(input, name, () -> inspect(open, input, part));
    } catch (BlemishException e) {
      if (e.fault() != Fault.INPUT) {
        throw e;
      }
      return ResultRow.of(e, model);
    }
  }

  private Optional<byte[]> read(@Nullable Object cell, String name) {
    return cell == null
        ? Optional.empty()
        : Optional.of(PartFiles.read(cell, name, limits.bytes()));
  }

  private Row inspect(Detector open, Input input, PartFiles part) {
    Detector.DetailedInspection inspected = open.inspectInDetail(input, part.name());
    Optional<Path> map =
        mapFolder.isEmpty()
            ? Optional.empty()
            : Optional.of(MapFiles.write(LocalPath.of(mapFolder), open, part, inspected).map());
    return ResultRow.of(inspected.inspection(), map);
  }
}
