// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Polygon;
import org.blemish.core.geometry.Size;
import org.blemish.core.json.Json;

/**
 * A COCO file of object instances: {@code images}, {@code annotations} and {@code categories}. A
 * segmentation is a list of polygons or run lengths, plain or compressed; where it is empty, the
 * {@code bbox} is the area.
 */
final class CocoReader {
  private CocoReader() {}

  /**
   * Reads a file.
   *
   * @return its images in their order; those without annotations have no shapes
   * @throws BlemishException naming the entry that cannot be read
   */
  static List<AnnotatedImage> read(Path file) {
    JsonNode root = Json.read(file, JsonNode.class);
    if (!root.path("images").isArray() || !root.path("annotations").isArray()) {
      throw new BlemishException(
          "%s: not a COCO file, expected images, annotations and categories".formatted(file));
    }
    Map<String, String> categories = new HashMap<>();
    for (JsonNode category : root.path("categories")) {
      categories.put(category.path("id").asText(), category.path("name").asText().strip());
    }
    Map<String, AnnotatedImage> images = images(file, root);
    Map<String, List<AnnotatedImage.AnnotatedShape>> shapes = new HashMap<>();
    int number = 0;
    for (JsonNode annotation : root.path("annotations")) {
      String where = "%s, annotations[%d]".formatted(file, number++);
      String id = annotation.path("image_id").asText();
      AnnotatedImage image = images.get(id);
      if (image == null) {
        throw new BlemishException("%s: no image has the id '%s'".formatted(where, id));
      }
      String category = annotation.path("category_id").asText();
      String label = categories.getOrDefault(category, "");
      if (label.isEmpty()) {
        throw new BlemishException("%s: no category has the id '%s'".formatted(where, category));
      }
      shapes
          .computeIfAbsent(id, key -> new ArrayList<>())
          .add(new AnnotatedImage.AnnotatedShape(label, drawing(annotation, image.size(), where)));
    }
    List<AnnotatedImage> all = new ArrayList<>();
    images.forEach(
        (id, image) ->
            all.add(
                new AnnotatedImage(
                    image.source(),
                    image.image(),
                    image.size(),
                    shapes.getOrDefault(id, List.of()))));
    return all;
  }

  private static Map<String, AnnotatedImage> images(Path file, JsonNode root) {
    Map<String, AnnotatedImage> images = new LinkedHashMap<>();
    int number = 0;
    for (JsonNode image : root.path("images")) {
      String where = "%s, images[%d]".formatted(file, number++);
      String name = image.path("file_name").asText("");
      int width = image.path("width").asInt();
      int height = image.path("height").asInt();
      if (name.isEmpty() || width < 1 || height < 1) {
        throw new BlemishException(where + ": expected id, file_name, width and height");
      }
      images.put(
          image.path("id").asText(),
          new AnnotatedImage(where, name, new Size(width, height), List.of()));
    }
    return images;
  }

  private static Consumer<ShapeRaster> drawing(JsonNode annotation, Size size, String where) {
    JsonNode segmentation = annotation.path("segmentation");
    if (segmentation.isObject()) {
      return raster -> raster.add(RunLengths.mask(segmentation, size, where));
    }
    if (segmentation.isEmpty()) {
      JsonNode box = annotation.path("bbox");
      if (box.size() != 4) {
        throw new BlemishException(where + ": neither segmentation nor bbox [x, y, width, height]");
      }
      Polygon.Corner start = ShapeRaster.corner(box.path(0), box.path(1), where);
      Polygon.Corner extent = ShapeRaster.corner(box.path(2), box.path(3), where);
      return raster ->
          raster.rectangle(start.x(), start.y(), start.x() + extent.x(), start.y() + extent.y());
    }
    List<List<Polygon.Corner>> polygons = new ArrayList<>();
    for (JsonNode polygon : segmentation) {
      polygons.add(corners(polygon, where));
    }
    return raster -> polygons.forEach(raster::polygon);
  }

  private static List<Polygon.Corner> corners(JsonNode polygon, String where) {
    if (polygon.size() < 6 || polygon.size() % 2 != 0) {
      throw new BlemishException(
          "%s: a polygon of %d numbers, expected x, y of at least three corners"
              .formatted(where, polygon.size()));
    }
    List<Polygon.Corner> corners = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i += 2) {
      corners.add(ShapeRaster.corner(polygon.path(i), polygon.path(i + 1), where));
    }
    return corners;
  }
}
