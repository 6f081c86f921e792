// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.Subset;
import org.blemish.data.text.CsvWriter;

/** A manifest of a data set, with paths from the manifest's folder. */
final class ManifestWriter {
  private static final List<String> COLUMNS =
      List.of("path", "label", "split", "mask_path", "group", "scan_path");

  private ManifestWriter() {}

  static Path write(Dataset dataset, Path folder) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Subset subset : Subset.values()) {
      for (Sample sample : subset.of(dataset)) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("path", sample.image().map(file -> DatasetExport.relative(folder, file)));
        row.put("label", sample.defectType());
        row.put("split", subset.toString());
        row.put(
            "mask_path",
            sample.masks().stream()
                .map(file -> DatasetExport.relative(folder, file))
                .collect(Collectors.joining("|")));
        row.put("group", sample.group());
        row.put("scan_path", sample.scan().map(file -> DatasetExport.relative(folder, file)));
        rows.add(row);
      }
    }
    Path file = folder.resolve("manifest.csv");
    CsvWriter.write(file, COLUMNS, rows);
    return file;
  }
}
