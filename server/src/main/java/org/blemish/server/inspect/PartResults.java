// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.image.Images;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.Inspection;

/**
 * Heat maps and maps of parts that are stored, and results for images that are tried. They are
 * computed when they are asked for. Safe for many threads.
 */
public final class PartResults {
  private static final int KEPT = 4096;

  private final Inspector inspector;
  private final Path folder;
  private final Map<String, Inspection> results =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Inspection> eldest) {
              return size() > KEPT;
            }
          });

  /**
   * @param folder for files while they are written
   */
  public PartResults(Inspector inspector, Path folder) {
    this.inspector = inspector;
    this.folder = folder;
  }

  /**
   * The heat map of a part as PNG, on the model's own scale.
   *
   * @param model digest
   */
  public byte[] heatMap(String model, PartContent part) {
    return inspector.with(
        model,
        part,
        (detector, input) ->
            Images.png(detector.heatMap(input, detector.inspectInDetail(input, part.source()))));
  }

  /** The anomaly map of a part as TIFF of floats. */
  public byte[] map(String model, PartContent part) {
    return inspector.with(
        model,
        part,
        (detector, input) -> {
          Inspection inspection = detector.inspect(input, part.source());
          try {
            Path file = Files.createTempFile(folder, "map", ".tiff");
            try {
              FloatTiff.write(file, inspection.map().orElseThrow());
              return Files.readAllBytes(file);
            } finally {
              Files.deleteIfExists(file);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * The result for an image that is tried, without a record. It is kept for a while.
   *
   * @param model digest
   * @param digest of the image
   */
  public Inspection result(String model, String digest, PartContent part) {
    String key = model + digest;
    Inspection known = results.get(key);
    if (known != null) {
      return known;
    }
    Inspection inspection = inspector.preview(model, part).inspection().withoutMap();
    results.put(key, inspection);
    return inspection;
  }
}
