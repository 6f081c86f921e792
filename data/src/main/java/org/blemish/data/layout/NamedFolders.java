// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.MaskNames;

/**
 * A data set whose folders the user names, each searched at any depth. A folder of defects is one
 * kind of defect, or holds one folder for each kind. Where no good images for testing are named,
 * about one in five of the good ones is ({@link DefaultTestSplit}), if there are defects. Masks are
 * found as {@link MaskFolders} describes.
 *
 * @param good folders of good images, at least one
 * @param testGood folders of good images for testing
 * @param defects folders of defective images
 * @param masks folders of masks
 */
public record NamedFolders(
    List<Path> good, List<Path> testGood, List<Path> defects, List<Path> masks)
    implements DatasetLayout {
  public NamedFolders {
    good = absolute(good);
    testGood = absolute(testGood);
    defects = absolute(defects);
    masks = absolute(masks);
    if (good.isEmpty()) {
      throw new BlemishException("no folder of good images: name it by --good DIR");
    }
    for (Path folder : Stream.of(good, testGood, defects, masks).flatMap(List::stream).toList()) {
      if (!Files.isDirectory(folder)) {
        throw new BlemishException("%s: no such folder".formatted(folder));
      }
    }
  }

  /** The data set, the root of which is the closest folder that holds all of the folders. */
  public Category category() {
    List<Path> all = Stream.of(good, testGood, defects, masks).flatMap(List::stream).toList();
    Path root = all.get(0);
    for (Path folder : all) {
      while (!folder.startsWith(root)) {
        Path parent = root.getParent();
        if (parent == null) {
          throw new BlemishException(
              "%s and %s have no folder in common; put them on one drive".formatted(root, folder));
        }
        root = parent;
      }
    }
    return new Category(root, this);
  }

  @Override
  public String name() {
    return "named-folders";
  }

  @Override
  public String structure() {
    return "--good DIR, --test-good DIR, --defects DIR, --masks DIR";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of();
  }

  @Override
  public boolean recognises(Path root) {
    return false; // the user names the folders
  }

  @Override
  public List<Path> searchedFolders(Path root) {
    List<Path> all = new ArrayList<>();
    Stream.of(good, testGood, defects, masks).flatMap(List::stream).forEach(all::add);
    all.removeIf(folder -> all.stream().anyMatch(o -> !o.equals(folder) && folder.startsWith(o)));
    return all.stream().distinct().toList();
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    MaskFolders maskFolders = new MaskFolders(masks);
    Map<Path, String> kinds = kinds();
    FileTree tree = builder.tree();
    Set<String> test =
        testGood.isEmpty() && !kinds.isEmpty()
            ? DefaultTestSplit.of(
                good.stream()
                    .flatMap(folder -> DatasetBuilder.parts(folder).stream())
                    .map(tree::id)
                    .distinct()
                    .toList())
            : Set.of();
    for (Path folder : good) {
      builder.tree(
          folder,
          Label.GOOD_TYPE,
          image -> test.contains(tree.id(image)) ? Subset.TEST : Subset.TRAIN,
          maskFolders);
    }
    testGood.forEach(
        folder -> builder.tree(folder, Label.GOOD_TYPE, image -> Subset.TEST, maskFolders));
    kinds.forEach((folder, kind) -> builder.tree(folder, kind, image -> Subset.TEST, maskFolders));
    return builder.build();
  }

  /** The kind of defect of each folder. */
  private Map<Path, String> kinds() {
    Map<Path, String> kinds = new LinkedHashMap<>();
    for (Path folder : defects) {
      boolean loose = FileTree.files(folder).stream().anyMatch(DataFileNames::isImageOrScan);
      List<Path> folders =
          FileTree.folders(folder).stream()
              .filter(child -> !MaskNames.isMaskFolder(child))
              .filter(child -> !isNamed(child))
              .filter(child -> !FileTree.imagesAndScansBelow(child).isEmpty())
              .toList();
      if (!loose && folders.isEmpty()) {
        throw new BlemishException("%s: no defective images found there".formatted(folder));
      }
      (loose ? List.of(folder) : folders)
          .forEach(kind -> kinds.put(kind, DataFileNames.name(kind)));
    }
    kinds.forEach(
        (folder, kind) -> {
          if (Label.ofType(kind) == Label.GOOD) {
            throw new BlemishException(
                "%s: a folder of defects named '%s', which means good: name it by --good or --test-good, or rename it"
                    .formatted(folder, kind));
          }
        });
    return kinds;
  }

  private boolean isNamed(Path folder) {
    return Stream.of(good, testGood, masks).anyMatch(list -> list.contains(folder));
  }

  private static List<Path> absolute(List<Path> folders) {
    return folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }
}
