// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageLookup;
import org.blemish.data.internal.ImageScanPair;
import org.blemish.data.internal.ImageScanPairing;
import org.blemish.data.internal.MaskLikeImage;
import org.blemish.data.internal.MaskNames;

/** Collects the samples of one category while a layout reads it. Not thread-safe. */
final class DatasetBuilder {
  private final FileTree tree;
  private final DatasetLayout layout;
  private final Map<Subset, List<Sample>> samples = new EnumMap<>(Subset.class);
  private MaskEncoding maskEncoding = new MaskEncoding.ByContent();

  DatasetBuilder(Path root, DatasetLayout layout) {
    this.tree = new FileTree(root);
    this.layout = layout;
    for (Subset subset : Subset.values()) {
      samples.put(subset, new ArrayList<>());
    }
  }

  FileTree tree() {
    return tree;
  }

  /** Adds the images of a folder as good samples. */
  void good(Subset subset, Path folder) {
    images(subset, folder, Label.GOOD_TYPE, image -> List.of());
  }

  /** Adds the images of a folder of the test subset as defective samples of one type. */
  void defective(Path folder, String type, Function<Path, List<Path>> masks) {
    images(Subset.TEST, folder, type, masks);
  }

  /** Adds the images of a folder; the folder's name is their type of defect. */
  void labelled(Subset subset, Path folder, Function<Path, List<Path>> masks) {
    images(subset, folder, DataFileNames.name(folder), masks);
  }

  /**
   * Adds the images and scans of a folder, at any depth ({@link ImageScanPairing}); the folder's
   * name is their type of defect. Masks in the folder, next to their images or in a folder of
   * masks, are masks of its images.
   *
   * @param masks further folders of masks
   */
  void tree(Path folder, Function<Path, Subset> subset, MaskFolders masks) {
    tree(folder, DataFileNames.name(folder), subset, masks);
  }

  /** Like {@link #tree(Path, Function, MaskFolders)}, with another type of defect. */
  void tree(Path folder, String type, Function<Path, Subset> subset, MaskFolders masks) {
    boolean good = Label.ofType(type) == Label.GOOD;
    List<Path> files = FileTree.imagesAndScansBelow(folder);
    Set<Path> beside = MaskNames.besideImages(files);
    MaskFolders inside =
        new MaskFolders(
            files.stream()
                .map(file -> MaskNames.maskFolder(folder, file))
                .flatMap(Optional::stream)
                .distinct()
                .toList());
    for (ImageScanPair pair : pairs(folder)) {
      Path image = pair.file();
      if (masks.hold(image)) {
        continue;
      }
      List<Path> found = new ArrayList<>(masks.ofType(image, folder));
      if (found.isEmpty() && !beside.isEmpty()) {
        found.addAll(MaskNames.of(image, beside));
      }
      if (found.isEmpty() && !good) {
        found.addAll(inside.of(image, folder));
      }
      if (found.isEmpty() && !good) {
        found.addAll(masks.of(image, folder));
      }
      add(subset.apply(image), pair, type, found);
    }
  }

  /** The files that name the parts below a folder, without masks. */
  static List<Path> parts(Path folder) {
    return pairs(folder).stream().map(ImageScanPair::file).toList();
  }

  private static List<ImageScanPair> pairs(Path folder) {
    List<Path> files = FileTree.imagesAndScansBelow(folder);
    Set<Path> beside = MaskNames.besideImages(files);
    return ImageScanPairing.of(
            files.stream()
                .filter(file -> !beside.contains(file))
                .filter(file -> MaskNames.maskFolder(folder, file).isEmpty())
                .toList())
        .pairs();
  }

  /** Adds the images and scans directly in a folder as good samples. */
  void looseGood(Subset subset, Path folder) {
    for (ImageScanPair pair : ImageScanPairing.of(FileTree.files(folder)).pairs()) {
      add(subset, pair, Label.GOOD_TYPE, List.of());
    }
  }

  /**
   * Refuses kinds of defects whose images are masks by their pixels, while the good images are not:
   * they would be tested as defective parts, which any model tells apart.
   *
   * @throws BlemishException naming the folder of masks
   */
  void requireParts() {
    List<Sample> good = new ArrayList<>(added(Subset.TRAIN));
    added(Subset.TEST).stream().filter(sample -> sample.label() == Label.GOOD).forEach(good::add);
    if (good.stream().limit(1).allMatch(MaskLikeImage::isMaskLike)) {
      return;
    }
    Map<String, List<Sample>> types =
        added(Subset.TEST).stream()
            .filter(sample -> sample.label() == Label.DEFECTIVE)
            .collect(Collectors.groupingBy(Sample::defectType, TreeMap::new, Collectors.toList()));
    types.forEach(
        (type, samples) -> {
          if (samples.stream().limit(3).allMatch(MaskLikeImage::isMaskLike)) {
            throw new BlemishException(
                "%s: the images of '%s' look like masks: are they? Then rename the folder to 'masks', or give it by --masks; if they show parts, give the folders by --good and --defects"
                    .formatted(samples.get(0).file().getParent(), type));
          }
        });
  }

  private void images(Subset subset, Path folder, String type, Function<Path, List<Path>> masks) {
    FileTree.images(folder)
        .forEach(image -> add(subset, sample(image, type, masks.apply(image), Optional.empty())));
  }

  /**
   * A sample of one image.
   *
   * @param type type of defect, or one of the names of good samples
   */
  Sample sample(Path image, String type, List<Path> masks, Optional<String> group) {
    return sample(new ImageScanPair(Optional.of(image), Optional.empty()), type, masks, group);
  }

  /**
   * A sample that is good if its mask is missing or black.
   *
   * @param files images of the folder that holds the mask
   * @param suffix end of the mask's stem
   */
  Sample labelledByMask(Path image, ImageLookup files, String suffix, Optional<String> group) {
    Optional<Path> mask = files.find(DataFileNames.stem(image) + suffix);
    boolean good = mask.isEmpty() || Images.readMask(mask.get()).isEmpty();
    return sample(
        image, good ? Label.GOOD_TYPE : "defect", mask.map(List::of).orElse(List.of()), group);
  }

  void add(Subset subset, ImageScanPair pair, String type, List<Path> masks) {
    add(subset, sample(pair, type, masks, Optional.empty()));
  }

  void add(Subset subset, Sample sample) {
    if (subset != Subset.TEST && sample.label() == Label.DEFECTIVE) {
      throw new BlemishException(
          "%s: a defective sample (%s) among the %s samples, which have to be good; move it to the test samples"
              .formatted(sample.file(), sample.defectType(), subset.title()));
    }
    added(subset).add(sample);
  }

  /** States what the masks' pixels mean; without it, that is found from each file. */
  void maskEncoding(MaskEncoding encoding) {
    maskEncoding = encoding;
  }

  /**
   * The category, its samples in the order of their ids.
   *
   * @throws BlemishException if nothing was added, or one sample twice
   */
  Dataset build() {
    Set<String> ids = new HashSet<>();
    for (List<Sample> subset : samples.values()) {
      for (Sample sample : subset) {
        if (!ids.add(sample.id())) {
          throw new BlemishException(
              "%s: sample %s is listed twice; an image belongs to one subset, once"
                  .formatted(tree.root(), sample.id()));
        }
      }
    }
    if (ids.isEmpty()) {
      throw new BlemishException(
          "%s: no image found; layout %s expects %s"
              .formatted(tree.root(), layout.name(), layout.structure()));
    }
    return new Dataset(
        DataFileNames.name(tree.root()),
        tree.root(),
        layout.name(),
        sorted(Subset.TRAIN),
        sorted(Subset.VALIDATION),
        sorted(Subset.TEST),
        maskEncoding,
        VersionFile.read(tree.root()));
  }

  private Sample sample(ImageScanPair pair, String type, List<Path> masks, Optional<String> group) {
    Label label = Label.ofType(type);
    return new Sample(
        tree.id(pair.file()),
        pair.image(),
        pair.scan(),
        label,
        label == Label.GOOD ? Label.GOOD_TYPE : type,
        masks,
        group);
  }

  private List<Sample> sorted(Subset subset) {
    return added(subset).stream().sorted(Comparator.comparing(Sample::id)).toList();
  }

  private List<Sample> added(Subset subset) {
    return samples.getOrDefault(subset, List.of());
  }
}
