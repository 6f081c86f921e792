// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.ConnectedComponent;
import org.blemish.core.grid.ConnectedComponents;
import org.blemish.core.grid.Mask;
import org.blemish.core.json.Json;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.Subset;

/**
 * A data set as a COCO file: each connected area of a mask is an annotation with run lengths. A
 * defective image without a mask has none. Names of images are relative to the data set's root; the
 * key {@code split} of an image is not COCO's.
 */
final class CocoWriter {
  /** The file. */
  private record CocoFile(
      List<CocoImage> images, List<CocoAnnotation> annotations, List<CocoCategory> categories) {}

  /** An image. */
  private record CocoImage(
      int id, @JsonProperty("file_name") String fileName, int width, int height, String split) {}

  /** An annotated area. */
  private record CocoAnnotation(
      int id,
      @JsonProperty("image_id") int imageId,
      @JsonProperty("category_id") int categoryId,
      Object segmentation,
      int area,
      List<Integer> bbox,
      int iscrowd) {}

  /** A kind of defect. */
  private record CocoCategory(int id, String name) {}

  private CocoWriter() {}

  static Path write(Dataset dataset, Path folder) {
    List<String> kinds =
        new ArrayList<>(
            new TreeSet<>(
                dataset.test().stream()
                    .filter(sample -> sample.label() == Label.DEFECTIVE)
                    .map(Sample::defectType)
                    .toList()));
    CocoFile file = new CocoFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String kind : kinds) {
      file.categories().add(new CocoCategory(file.categories().size() + 1, kind));
    }
    for (Subset subset : Subset.values()) {
      for (Sample sample : subset.of(dataset)) {
        Size size = DatasetExport.size(sample);
        int id = file.images().size() + 1;
        file.images()
            .add(new CocoImage(id, sample.id(), size.width(), size.height(), subset.toString()));
        Optional<Mask> mask = DatasetExport.mask(dataset, sample, size);
        mask.map(ConnectedComponents::of)
            .map(ConnectedComponents::components)
            .orElse(List.of())
            .forEach(
                area ->
                    file.annotations()
                        .add(
                            annotation(
                                file.annotations().size() + 1,
                                id,
                                kinds.indexOf(sample.defectType()) + 1,
                                area,
                                size)));
      }
    }
    Path path = folder.resolve("annotations.json");
    AtomicFile.write(path, Json.bytes(file));
    return path;
  }

  private static CocoAnnotation annotation(
      int id, int image, int category, ConnectedComponent area, Size size) {
    Rectangle box = area.bounds();
    return new CocoAnnotation(
        id,
        image,
        category,
        RunLengths.of(area, size),
        area.area(),
        List.of(box.x(), box.y(), box.width(), box.height()),
        0);
  }
}
