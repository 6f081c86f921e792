// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;

/** Collects the samples of one category while a layout reads it; not for several threads. */
final class DatasetBuilder {
  /** Where a sample belongs. */
  enum Subset {
    TRAIN,
    VALIDATION,
    TEST
  }

  private final FileTree tree;
  private final DatasetLayout layout;
  private final List<Sample> train = new ArrayList<>();
  private final List<Sample> validation = new ArrayList<>();
  private final List<Sample> test = new ArrayList<>();
  private MaskEncoding maskEncoding = new MaskEncoding.NotBlack();

  DatasetBuilder(Path root, DatasetLayout layout) {
    this.tree = new FileTree(root);
    this.layout = layout;
  }

  FileTree tree() {
    return tree;
  }

  /** Adds a folder's images as good. */
  void good(Subset part, Path folder) {
    FileTree.images(folder)
        .forEach(image -> add(part, sample(image, "good", List.of(), Optional.empty())));
  }

  /** Adds a folder's images, whose kind is the folder's name. */
  void labelled(Subset part, Path folder, Function<Path, List<Path>> masks) {
    String type = FileTree.name(folder);
    FileTree.images(folder)
        .forEach(image -> add(part, sample(image, type, masks.apply(image), Optional.empty())));
  }

  /**
   * Adds a folder's images with the scans beside them ({@link ImageScanPairing}), as the folder is
   * named.
   */
  void paired(Subset part, Path folder, Function<Path, List<Path>> masks) {
    String type = FileTree.name(folder);
    for (ImageScanPairing.ImageScanPair pair : ImageScanPairing.match(FileTree.files(folder))) {
      Path file = pair.file();
      add(
          part,
          new Sample(
              tree.id(file),
              pair.image(),
              pair.scan(),
              type.equals("good") ? Label.GOOD : Label.DEFECTIVE,
              type,
              masks.apply(file),
              Optional.empty()));
    }
  }

  /** Adds a folder's images as defective of that kind. */
  void defective(Path folder, String type, Function<Path, List<Path>> masks) {
    FileTree.images(folder)
        .forEach(
            image -> add(Subset.TEST, sample(image, type, masks.apply(image), Optional.empty())));
  }

  /** A sample of one image; {@code good} as its type makes it good. */
  Sample sample(Path image, String type, List<Path> masks, Optional<String> group) {
    return new Sample(
        tree.id(image),
        Optional.of(image),
        Optional.empty(),
        type.equals("good") ? Label.GOOD : Label.DEFECTIVE,
        type,
        masks,
        group);
  }

  void add(Subset part, Sample sample) {
    if (part != Subset.TEST && sample.label() == Label.DEFECTIVE) {
      throw new BlemishException(
          "%s: a defective sample (%s) among the %s samples, which have to be good; move it to the test samples"
              .formatted(
                  sample.file(),
                  sample.defectType(),
                  part == Subset.TRAIN ? "training" : "validation"));
    }
    switch (part) {
      case TRAIN -> train.add(sample);
      case VALIDATION -> validation.add(sample);
      case TEST -> test.add(sample);
    }
  }

  /** Says what the masks' pixels mean; until then, that all but black is masked. */
  void maskEncoding(MaskEncoding meaning) {
    maskEncoding = meaning;
  }

  /**
   * The category, ordered by id.
   *
   * @throws BlemishException where nothing was added, or one sample twice
   */
  Dataset build() {
    if (train.isEmpty() && validation.isEmpty() && test.isEmpty()) {
      throw new BlemishException(
          "%s: no image found; layout %s expects %s"
              .formatted(tree.root(), layout.name(), layout.structure()));
    }
    Set<String> ids = new HashSet<>();
    Stream.of(train, validation, test)
        .flatMap(List::stream)
        .filter(sample -> !ids.add(sample.id()))
        .findFirst()
        .ifPresent(
            twice -> {
              throw new BlemishException(
                  "%s: sample %s is listed twice; an image belongs to one part of the data set, once"
                      .formatted(tree.root(), twice.id()));
            });
    return new Dataset(
        FileTree.name(tree.root()),
        tree.root(),
        layout.name(),
        sorted(train),
        sorted(validation),
        sorted(test),
        maskEncoding);
  }

  private static List<Sample> sorted(List<Sample> samples) {
    return samples.stream().sorted(Comparator.comparing(Sample::id)).toList();
  }
}
