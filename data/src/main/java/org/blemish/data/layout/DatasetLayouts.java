// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.text.ShortList;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.internal.FileTree;

/** The known layouts, and which of them a folder is in. */
public final class DatasetLayouts {
  /** In the order in which they are tried: specific structures before general ones. */
  private static final List<DatasetLayout> ALL =
      List.of(
          new ManifestLayout(),
          new Eyecandies(),
          new Mvtec3d(),
          new Visa(),
          new RealIad(),
          new MagneticTile(),
          new KolektorSdd(),
          new KolektorSdd2(),
          new MvtecLoco(),
          new MvtecAd2(),
          new VisaPytorch(),
          new Btad(),
          new Mpdd(),
          new MvtecAd(),
          new PlainFolderLayout());

  private static final DatasetLayout GENERAL = new PlainFolderLayout();
  private static final int CATEGORY_DEPTH = 2;
  private static final int NAMED = 5;

  private DatasetLayouts() {}

  /** All layouts in the order in which they are tried. */
  public static List<DatasetLayout> all() {
    return ALL;
  }

  /**
   * The layout of that name.
   *
   * @throws BlemishException with the list of names if there is no such layout
   */
  public static DatasetLayout named(String name) {
    return ALL.stream()
        .filter(layout -> layout.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    "unknown data set layout '%s'; known are %s".formatted(name, names())));
  }

  /**
   * The layout that {@code root} is one category in.
   *
   * @throws BlemishException if {@code root} does not exist or no layout recognises it, with the
   *     structure of the most similar layout
   */
  public static DatasetLayout detect(Path root) {
    checkExists(root);
    return find(root).orElseThrow(() -> unrecognised(root));
  }

  /**
   * The layout that {@code root} is one category in; empty if no layout recognises it.
   *
   * @throws BlemishException if it is no data set itself but holds some, naming them: its images
   *     are good and defective ones
   */
  public static Optional<DatasetLayout> find(Path root) {
    Optional<DatasetLayout> known = recognised(root, ALL);
    if (known.isEmpty() && Files.isDirectory(root)) {
      refuseSeveralBelow(root);
    }
    return known;
  }

  private static Optional<DatasetLayout> recognised(Path root, List<DatasetLayout> layouts) {
    return layouts.stream().filter(layout -> layout.recognises(root)).findFirst();
  }

  /** {@link #categories(Path, Optional)}, with the layout of each category detected. */
  public static List<Category> categories(Path root) {
    return categories(root, Optional.empty());
  }

  /**
   * The categories at {@code root}: the folder itself if it is one, else its sub-folders, else the
   * folders one level deeper ({@code visa_pytorch/1cls/candle}).
   *
   * @param layout the layout to read in; empty to detect it
   * @return at least one category, in the order of their names
   * @throws BlemishException if no category is found
   */
  public static List<Category> categories(Path root, Optional<DatasetLayout> layout) {
    checkExists(root);
    Optional<DatasetLayout> here = recognised(root, candidates(layout));
    if (here.isPresent()) {
      return List.of(new Category(root, here.get()));
    }
    List<Category> below = categoriesBelow(root, layout);
    if (!below.isEmpty()) {
      return below;
    }
    throw layout.map(known -> wrongLayout(root, known)).orElseGet(() -> unrecognised(root));
  }

  private static List<Category> categoriesBelow(Path root, Optional<DatasetLayout> layout) {
    List<Path> folders = List.of(root);
    for (int depth = 0; depth < CATEGORY_DEPTH; depth++) {
      folders = folders.stream().flatMap(folder -> FileTree.folders(folder).stream()).toList();
      List<Category> found =
          folders.stream().flatMap(folder -> recognisedSubfolder(folder, layout).stream()).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /**
   * Where the evaluator of a data set expects the anomaly map of a sample, see {@link
   * DatasetLayout#mapPath}. A data set in a layout that is not known here uses the sample's path.
   */
  public static String mapPath(Dataset dataset, Sample sample) {
    return ALL.stream()
        .filter(layout -> layout.name().equals(dataset.layout()))
        .findFirst()
        .orElse(GENERAL)
        .mapPath(sample.id());
  }

  private static Optional<Category> recognisedSubfolder(
      Path folder, Optional<DatasetLayout> layout) {
    return candidates(layout).stream()
        .filter(
            known ->
                layout.isPresent() ? known.recognises(folder) : known.recognisesSubfolder(folder))
        .findFirst()
        .map(known -> new Category(folder, known));
  }

  private static List<DatasetLayout> candidates(Optional<DatasetLayout> layout) {
    return layout.map(List::of).orElse(ALL);
  }

  private static void checkExists(Path root) {
    if (!Files.exists(root)) {
      throw new BlemishException(
          "%s: no such data set; expected a folder of good images or a data set in one of the layouts %s"
              .formatted(root, names()));
    }
  }

  private static void refuseSeveralBelow(Path root) {
    List<Category> below = categoriesBelow(root, Optional.empty());
    if (below.isEmpty() || ALL.stream().anyMatch(layout -> isSimilar(layout, root))) {
      return;
    }
    List<String> names = below.stream().map(category -> category.root().toString()).toList();
    throw new BlemishException(
        "%s: no data set, but holds %d; name one: %s"
            .formatted(root, names.size(), ShortList.of(names, NAMED)));
  }

  private static BlemishException unrecognised(Path root) {
    Optional<DatasetLayout> similar =
        ALL.stream()
            .filter(layout -> isSimilar(layout, root))
            // Of equally similar layouts the later one, which is the more general.
            .reduce((a, b) -> resemblance(b, root) >= resemblance(a, root) ? b : a);
    return similar
        .map(layout -> wrongLayout(root, layout))
        .orElseGet(
            () ->
                new BlemishException(
                    "%s: not a data set in a known layout (%s); expected %s, or train/good with test/good and test/<kind of defect>; name other folders by --good DIR --defects DIR --masks DIR, or write a CSV manifest (known layouts: %s)"
                        .formatted(root, FolderContent.of(root), GENERAL.structure(), names())));
  }

  private static BlemishException wrongLayout(Path root, DatasetLayout layout) {
    List<String> missing = missing(layout, root);
    return new BlemishException(
        "%s: not a data set in a known layout%s; the most similar, %s, expects %s (known layouts: %s)"
            .formatted(
                root,
                missing.isEmpty() ? "" : " (missing: " + String.join(", ", missing) + ")",
                layout.name(),
                layout.structure(),
                names()));
  }

  /** A guess is made only where several folders fit and the missing ones can be named. */
  private static boolean isSimilar(DatasetLayout layout, Path root) {
    int missing = missing(layout, root).size();
    int found = layout.characteristicPaths().size() - missing;
    return missing > 0 && found >= 2 && found >= missing;
  }

  private static double resemblance(DatasetLayout layout, Path root) {
    return 1 - (double) missing(layout, root).size() / layout.characteristicPaths().size();
  }

  private static List<String> missing(DatasetLayout layout, Path root) {
    return layout.characteristicPaths().stream()
        .filter(path -> !Files.exists(root.resolve(path)))
        .toList();
  }

  private static String names() {
    return ALL.stream().map(DatasetLayout::name).collect(Collectors.joining(", "));
  }
}
