// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RegionPixels;

/**
 * Collects detected regions as a COCO file: each region is an annotation with run lengths and, as
 * COCO's results have it, a {@code score}. The only category is {@code defect}. The keys {@code
 * verdict} and {@code score} of an image are not COCO's. For one thread.
 */
public final class CocoRegions {
  private record CocoFile(
      List<CocoImage> images, List<CocoRegion> annotations, List<CocoCategory> categories) {}

  private record CocoImage(
      int id,
      @JsonProperty("file_name") String fileName,
      int width,
      int height,
      String verdict,
      double score) {}

  private record CocoRegion(
      int id,
      @JsonProperty("image_id") int imageId,
      @JsonProperty("category_id") int categoryId,
      Object segmentation,
      int area,
      List<Integer> bbox,
      int iscrowd,
      double score) {}

  private record CocoCategory(int id, String name) {}

  private final CocoFile file =
      new CocoFile(new ArrayList<>(), new ArrayList<>(), List.of(new CocoCategory(1, "defect")));

  /**
   * Adds an image.
   *
   * @param inspection its result; the source is the name of the file
   * @param regions of this inspection, with their pixels
   */
  public void add(Inspection inspection, List<RegionPixels> regions) {
    int image = file.images().size() + 1;
    file.images()
        .add(
            new CocoImage(
                image,
                inspection.source(),
                inspection.size().width(),
                inspection.size().height(),
                inspection.verdict().name(),
                inspection.score()));
    for (RegionPixels found : regions) {
      Rectangle box = found.region().bounds();
      file.annotations()
          .add(
              new CocoRegion(
                  file.annotations().size() + 1,
                  image,
                  1,
                  RunLengths.of(found.pixels(), inspection.size()),
                  found.region().area(),
                  List.of(box.x(), box.y(), box.width(), box.height()),
                  0,
                  found.region().score()));
    }
  }

  /**
   * Writes what was added.
   *
   * @throws org.blemish.core.BlemishException if the file cannot be written
   */
  public void write(Path path) {
    AtomicFile.write(path, Json.bytes(file));
  }
}
