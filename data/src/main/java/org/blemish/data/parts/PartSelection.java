// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.input.Modality;
import org.blemish.data.internal.FolderWalk;
import org.blemish.data.internal.ImageScanPairing;
import org.blemish.data.internal.MaskNames;
import org.blemish.data.skipped.SkipReason;
import org.blemish.data.skipped.SkippedFile;
import org.blemish.data.skipped.SkippedFiles;

/**
 * Images and scans of a folder or glob without masks.
 *
 * @param files in the order of their paths
 * @param skipped masks, and what the walk has skipped
 */
record PartSelection(List<Path> files, List<SkippedFile> skipped) {
  PartSelection {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * Separates the masks.
   *
   * @param root folder of the walk; its own name does not make its files masks
   */
  static PartSelection of(Path root, FolderWalk walk) {
    Set<Path> beside = new HashSet<>(MaskNames.besideImages(walk.files()));
    beside.addAll(MaskNames.namedLikeImages(walk.files()));
    List<Path> files = new ArrayList<>();
    List<SkippedFile> skipped = new ArrayList<>(walk.skipped());
    for (Path file : walk.files()) {
      if (MaskNames.maskFolder(root, file).isPresent() || beside.contains(file)) {
        skipped.add(new SkippedFile(file, SkipReason.MASK));
      } else {
        files.add(file);
      }
    }
    return new PartSelection(files, skipped);
  }

  /** The parts, each with its scan from among these files. */
  FoundParts parts(Modality modality) {
    ImageScanPairing pairing = ImageScanPairing.of(files);
    if (!modality.usesImage()) {
      List<PartFiles> parts =
          pairing.scans().stream()
              .map(scan -> new PartFiles(Optional.empty(), Optional.of(scan)))
              .toList();
      return found(parts, pairing.images(), SkipReason.OTHER_MODALITY);
    }
    List<PartFiles> parts =
        pairing.images().stream()
            .map(
                image ->
                    new PartFiles(
                        Optional.of(image),
                        modality.usesScan() ? pairing.scanOf(image) : Optional.empty()))
            .toList();
    return found(
        parts,
        pairing.scans(),
        modality.usesScan() ? SkipReason.SCAN_WITHOUT_IMAGE : SkipReason.OTHER_MODALITY);
  }

  /**
   * The parts, each with its scan from wherever it is.
   *
   * @param scans finds them
   */
  FoundParts parts(Modality modality, ScanLookup scans) {
    List<PartFiles> parts = new ArrayList<>();
    List<Path> unused = new ArrayList<>();
    for (Path file : files) {
      if (modality.usesImage() && ImageScanPairing.isScan(file)) {
        unused.add(file);
      } else {
        parts.add(PartFinder.part(modality, file, scans));
      }
    }
    return found(
        parts,
        unused,
        modality.usesScan() ? SkipReason.SCAN_WITHOUT_IMAGE : SkipReason.OTHER_MODALITY);
  }

  private FoundParts found(List<PartFiles> parts, List<Path> others, SkipReason reason) {
    Set<Path> used = new HashSet<>();
    parts.forEach(part -> part.scan().ifPresent(used::add));
    List<SkippedFile> all = new ArrayList<>(skipped);
    others.stream()
        .filter(file -> !used.contains(file))
        .forEach(file -> all.add(new SkippedFile(file, reason)));
    return new FoundParts(parts, new SkippedFiles(all));
  }
}
