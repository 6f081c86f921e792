// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.input.Modality;
import org.blemish.data.parts.PartName;

/**
 * The parts that the files of a folder are, for a model of one modality: an image and a scan of the
 * same name where it needs both. Not thread-safe.
 */
final class FolderParts {
  private final Path folder;
  private final Map<String, Kind> kinds = new HashMap<>();

  /** Whether a file was a scan in a state. */
  private record Kind(FileState state, boolean scan) {}

  FolderParts(Path folder) {
    this.folder = folder;
  }

  /**
   * Files that share a name, so that it is not clear which belong together.
   *
   * @param files all of them
   */
  record Ambiguous(List<FolderListing.Entry> files) {}

  /**
   * The parts with a file that is ready, in the order of their first files.
   *
   * @param parts complete ones, and those that wait for a file
   * @param ambiguous files that cannot be assigned
   */
  record Found(List<FolderPart> parts, List<Ambiguous> ambiguous) {}

  Found find(Modality modality, List<FolderListing.Entry> entries, CandidateFiles files) {
    kinds.keySet().retainAll(entries.stream().map(FolderListing.Entry::name).toList());
    return modality.usesImage() && modality.usesScan()
        ? pairs(entries, files)
        : new Found(single(modality, entries, files), List.of());
  }

  private List<FolderPart> single(
      Modality modality, List<FolderListing.Entry> entries, CandidateFiles files) {
    List<FolderPart> parts = new ArrayList<>();
    for (FolderListing.Entry entry : entries) {
      if (!files.isReady(entry)) {
        continue;
      }
      if (modality.usesImage()) {
        parts.add(FolderPart.ofImage(entry));
      } else if (isScan(entry)) {
        parts.add(FolderPart.ofScan(entry));
      }
    }
    return parts;
  }

  private Found pairs(List<FolderListing.Entry> entries, CandidateFiles files) {
    Map<String, List<FolderListing.Entry>> byName = new LinkedHashMap<>();
    for (FolderListing.Entry entry : entries) {
      byName
          .computeIfAbsent(PartName.of(folder.resolve(entry.name())), name -> new ArrayList<>())
          .add(entry);
    }
    List<FolderPart> parts = new ArrayList<>();
    List<Ambiguous> ambiguous = new ArrayList<>();
    for (List<FolderListing.Entry> group : byName.values()) {
      // Which of them are scans is known when their headers are complete.
      if (group.stream().noneMatch(files::isReady) || !group.stream().allMatch(files::isStable)) {
        continue;
      }
      List<FolderListing.Entry> scans = group.stream().filter(this::isScan).toList();
      List<FolderListing.Entry> images =
          group.stream().filter(entry -> !scans.contains(entry)).toList();
      if (images.size() > 1 || scans.size() > 1) {
        ambiguous.add(new Ambiguous(group));
      } else {
        parts.add(new FolderPart(first(images), first(scans)));
      }
    }
    return new Found(parts, ambiguous);
  }

  private static Optional<FolderListing.Entry> first(List<FolderListing.Entry> entries) {
    return entries.stream().findFirst();
  }

  private boolean isScan(FolderListing.Entry entry) {
    Kind known = kinds.get(entry.name());
    if (known == null || !known.state().equals(entry.state())) {
      known = new Kind(entry.state(), PartName.isScan(folder.resolve(entry.name())));
      kinds.put(entry.name(), known);
    }
    return known.scan();
  }
}
