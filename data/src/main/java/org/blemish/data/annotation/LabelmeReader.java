// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Polygon;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;

/**
 * One JSON file of labelme: {@code {imagePath, imageWidth, imageHeight, shapes: [{label,
 * shape_type, points: [[x, y], ...]}]}}. Polygons, rectangles, circles and masks are areas; lines
 * and points are the pixels that they touch.
 */
final class LabelmeReader {
  private LabelmeReader() {}

  /**
   * Reads a file.
   *
   * @throws BlemishException naming file and shape that cannot be read
   */
  static AnnotatedImage read(Path file) {
    JsonNode root = Json.read(file, JsonNode.class);
    String image = root.path("imagePath").asText("");
    int width = root.path("imageWidth").asInt();
    int height = root.path("imageHeight").asInt();
    if (image.isEmpty() || width < 1 || height < 1 || !root.path("shapes").isArray()) {
      throw new BlemishException(
          "%s: not a labelme file, expected imagePath, imageWidth, imageHeight and shapes"
              .formatted(file));
    }
    Size size = new Size(width, height);
    List<AnnotatedImage.AnnotatedShape> shapes = new ArrayList<>();
    int number = 0;
    for (JsonNode shape : root.path("shapes")) {
      String where = "%s, shapes[%d]".formatted(file, number++);
      shapes.add(new AnnotatedImage.AnnotatedShape(label(shape, where), drawing(shape, where)));
    }
    return new AnnotatedImage(file.toString(), image, size, shapes);
  }

  private static String label(JsonNode shape, String where) {
    String label = shape.path("label").asText("").strip();
    if (label.isEmpty()) {
      throw new BlemishException(where + ": no label");
    }
    return label;
  }

  private static Consumer<ShapeRaster> drawing(JsonNode shape, String where) {
    String type = shape.path("shape_type").asText("polygon");
    List<Polygon.Corner> points = points(shape, where);
    int needed =
        switch (type) {
          case "polygon" -> 3;
          case "rectangle", "circle", "line", "mask" -> 2;
          case "linestrip", "point", "points" -> 1;
          default ->
              throw new BlemishException(
                  "%s: shape_type '%s'; expected polygon, rectangle, circle, line, linestrip, point, points or mask"
                      .formatted(where, type));
        };
    if (points.size() < needed) {
      throw new BlemishException(
          "%s: %d points, a %s needs %d".formatted(where, points.size(), type, needed));
    }
    Polygon.Corner first = points.get(0);
    return switch (type) {
      case "polygon" -> raster -> raster.polygon(points);
      case "rectangle" ->
          raster ->
              raster.rectangle(
                  Math.min(first.x(), points.get(1).x()),
                  Math.min(first.y(), points.get(1).y()),
                  Math.max(first.x(), points.get(1).x()),
                  Math.max(first.y(), points.get(1).y()));
      case "circle" ->
          raster ->
              raster.circle(
                  first.x(),
                  first.y(),
                  Math.hypot(points.get(1).x() - first.x(), points.get(1).y() - first.y()));
      case "mask" -> raster -> paste(shape, first, raster, where);
      case "points" -> raster -> points.forEach(point -> raster.line(List.of(point)));
      default -> raster -> raster.line(points);
    };
  }

  /** A PNG in Base64, whose first pixel is at the shape's first point. */
  private static void paste(JsonNode shape, Polygon.Corner at, ShapeRaster raster, String where) {
    byte[] png;
    try {
      png = Base64.getDecoder().decode(shape.path("mask").asText(""));
    } catch (IllegalArgumentException e) {
      throw new BlemishException(where + ": mask is not Base64", e);
    }
    Mask part = Images.readMask(png, where);
    for (int cell : part.cells()) {
      raster.pixel(
          (int) Math.floor(at.x()) + cell % part.width(),
          (int) Math.floor(at.y()) + cell / part.width());
    }
  }

  private static List<Polygon.Corner> points(JsonNode shape, String where) {
    List<Polygon.Corner> points = new ArrayList<>();
    for (JsonNode point : shape.path("points")) {
      points.add(ShapeRaster.corner(point.path(0), point.path(1), where));
    }
    return points;
  }
}
