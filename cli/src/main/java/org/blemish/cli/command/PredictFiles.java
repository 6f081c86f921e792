// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.cli.output.TargetFiles;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RegionPixels;
import org.blemish.data.annotation.LabelmeRegions;

/**
 * The files that {@code blemish predict} writes for each input. Safe for many threads.
 *
 * @param heatMaps heat maps as PNG; empty: none are drawn
 * @param maps anomaly maps as float TIFF; empty: none are written
 * @param masks pixels of the regions as PNG; empty: none are written
 * @param labelme regions as labelme files; empty: none are written
 */
record PredictFiles(
    Optional<TargetFiles> heatMaps,
    Optional<TargetFiles> maps,
    Optional<TargetFiles> masks,
    Optional<TargetFiles> labelme) {
  /** Deletes what an earlier command left that was killed while it wrote one of these files. */
  void deleteUnfinished() {
    Stream.of(heatMaps, maps, masks, labelme)
        .flatMap(Optional::stream)
        .forEach(files -> AtomicFile.deleteUnfinished(files.targets().values()));
  }

  void write(
      Path input, Inspection inspection, List<RegionPixels> regions, Optional<Image> heatMap) {
    heatMaps.ifPresent(
        files ->
            AtomicFile.write(files.of(input), out -> Images.writePng(heatMap.orElseThrow(), out)));
    maps.ifPresent(files -> FloatTiff.write(files.of(input), inspection.map().orElseThrow()));
    masks.ifPresent(
        files ->
            AtomicFile.write(
                files.of(input), Images.png(RegionPixels.mask(regions, inspection.size()))));
    labelme.ifPresent(files -> LabelmeRegions.write(files.of(input), input, inspection, regions));
  }
}
