// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options of {@code predict} that name folders and files for results. */
public final class PredictFolders {
  @Option(
      names = "--heatmaps",
      paramLabel = "DIR",
      description =
          "Write a heat map of each input as PNG, with defective regions outlined, all on the same"
              + " scale.")
  private Optional<Path> heatMaps = Optional.empty();

  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description = "Write the anomaly map of each input as float TIFF in the input's size.")
  private Optional<Path> maps = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write a page with all inspected parts to DIR/report.html: filters, zoom, and labels that"
              + " 'threshold --labels' accepts.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--masks",
      paramLabel = "DIR",
      description =
          "Write the pixels of the regions of each input as grey PNG in the input's size: 255"
              + " inside, 0 outside.")
  private Optional<Path> masks = Optional.empty();

  @Option(
      names = "--labelme",
      paramLabel = "DIR",
      description = "Write the regions of each input as a labelme file.")
  private Optional<Path> labelme = Optional.empty();

  @Option(
      names = "--coco",
      paramLabel = "FILE",
      description = "Write the regions of all inputs as one COCO file.")
  private Optional<Path> coco = Optional.empty();

  public Optional<Path> heatMaps() {
    return heatMaps;
  }

  public Optional<Path> maps() {
    return maps;
  }

  public Optional<Path> report() {
    return report;
  }

  public Optional<Path> masks() {
    return masks;
  }

  public Optional<Path> labelme() {
    return labelme;
  }

  public Optional<Path> coco() {
    return coco;
  }

  /** The folders that were given: in them no inputs are searched. */
  public List<Path> folders() {
    return Stream.of(heatMaps, maps, report, masks, labelme).flatMap(Optional::stream).toList();
  }
}
