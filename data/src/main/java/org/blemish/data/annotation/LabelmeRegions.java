// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RegionPixels;

/**
 * Writes detected regions as labelme files, to be corrected by hand: each region is a shape {@code
 * mask} with the label {@code defect}.
 */
public final class LabelmeRegions {
  /** The version of labelme whose format this is. */
  private static final String VERSION = "5.4.1";

  private record LabelmeFile(
      String version,
      Map<String, Boolean> flags,
      List<LabelmeShape> shapes,
      String imagePath,
      int imageHeight,
      int imageWidth) {}

  private record LabelmeShape(
      String label,
      List<List<Integer>> points,
      @JsonProperty("shape_type") String shapeType,
      String description,
      Map<String, Boolean> flags,
      String mask) {}

  private LabelmeRegions() {}

  /**
   * Writes the file of one image.
   *
   * @param image path of the image; the file states it relative to its own folder
   * @param regions of the inspection, with their pixels
   * @throws org.blemish.core.BlemishException if the file cannot be written
   */
  public static void write(
      Path file, Path image, Inspection inspection, List<RegionPixels> regions) {
    List<LabelmeShape> shapes = new ArrayList<>();
    for (RegionPixels found : regions) {
      Rectangle box = found.region().bounds();
      shapes.add(
          new LabelmeShape(
              "defect",
              List.of(
                  List.of(box.x(), box.y()),
                  List.of(box.x() + box.width() - 1, box.y() + box.height() - 1)),
              "mask",
              "score %s".formatted((float) found.region().score()),
              Map.of(),
              Base64.getEncoder()
                  .encodeToString(Images.png(cut(found, inspection.size().width(), box)))));
    }
    AtomicFile.write(
        file,
        Json.bytes(
            new LabelmeFile(
                VERSION,
                Map.of(),
                shapes,
                relative(file, image),
                inspection.size().height(),
                inspection.size().width())));
  }

  private static String relative(Path file, Path image) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file");
    return folder.relativize(image.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  /** A region inside its bounds. */
  private static Mask cut(RegionPixels found, int width, Rectangle box) {
    BitSet bits = new BitSet(box.width() * box.height());
    found
        .pixels()
        .pixels()
        .forEach(
            pixel -> bits.set((pixel / width - box.y()) * box.width() + pixel % width - box.x()));
    return new Mask(box.width(), box.height(), bits);
  }
}
