// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;
import org.blemish.data.internal.MaskNames;

/**
 * Folders of masks, which are searched for the masks of images. For an image {@code crack/a/7.png}
 * of the type {@code crack}, the masks in a folder {@code masks} are in {@code masks/crack/a},
 * {@code masks/crack}, {@code masks/test/crack} or {@code masks} itself, the first of them that has
 * any; see {@link ImageLookup#masks} for their names. Not thread-safe.
 */
final class MaskFolders {
  private final List<Path> folders;
  private final Map<Path, ImageLookup> lookups = new HashMap<>();
  private final Map<Path, Set<String>> stems = new HashMap<>();
  private final Map<Path, Path> imageOfLooseMask = new LinkedHashMap<>();

  /**
   * @param folders each is searched
   */
  MaskFolders(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** The folders in one of these that have the name of a folder of masks. */
  static MaskFolders in(Path... parents) {
    return new MaskFolders(
        Stream.of(parents)
            .flatMap(parent -> FileTree.folders(parent).stream())
            .filter(MaskNames::isMaskFolder)
            .toList());
  }

  /**
   * The masks of a defective image.
   *
   * @param typeFolder folder of the images of its type
   * @throws BlemishException if a mask that is not in a folder of its type fits two images
   */
  List<Path> of(Path image, Path typeFolder) {
    List<Path> typed = ofType(image, typeFolder);
    if (!typed.isEmpty()) {
      return typed;
    }
    for (Path folder : folders) {
      List<Path> masks = lookup(folder).masks(image, stems(typeFolder));
      for (Path mask : masks) {
        Path other = imageOfLooseMask.putIfAbsent(mask, image);
        if (other != null && !other.equals(image)) {
          throw new BlemishException(
              "%s: is it the mask of %s or of %s? Put it into a folder of the kind of defect, such as %s"
                  .formatted(mask, other, image, folder.resolve(DataFileNames.name(typeFolder))));
        }
      }
      if (!masks.isEmpty()) {
        return masks;
      }
    }
    return List.of();
  }

  /** Whether a file is in one of the folders. */
  boolean hold(Path file) {
    return folders.stream().anyMatch(file::startsWith);
  }

  /** The masks of an image in folders of its type alone. */
  List<Path> ofType(Path image, Path typeFolder) {
    Path parent = image.getParent();
    Path below = typeFolder.relativize(parent == null ? typeFolder : parent);
    for (Path folder : folders) {
      for (Path type : typeFolders(folder, DataFileNames.name(typeFolder))) {
        for (Path place : List.of(type.resolve(below), type)) {
          List<Path> masks = lookup(place).masks(image, stems(typeFolder));
          if (!masks.isEmpty()) {
            return masks;
          }
        }
      }
    }
    return List.of();
  }

  private static List<Path> typeFolders(Path folder, String type) {
    List<Path> found = new ArrayList<>();
    FileTree tree = new FileTree(folder);
    tree.folder(type).ifPresent(found::add);
    tree.folder("test").flatMap(test -> new FileTree(test).folder(type)).ifPresent(found::add);
    return found;
  }

  private Set<String> stems(Path typeFolder) {
    return stems.computeIfAbsent(
        typeFolder,
        key ->
            FileTree.imagesAndScansBelow(key).stream()
                .filter(file -> MaskNames.maskFolder(key, file).isEmpty())
                .map(DataFileNames::stem)
                .map(DataFileNames::lower)
                .collect(Collectors.toSet()));
  }

  private ImageLookup lookup(Path folder) {
    return lookups.computeIfAbsent(
        folder, key -> Files.isDirectory(key) ? ImageLookup.of(key) : ImageLookup.NONE);
  }
}
