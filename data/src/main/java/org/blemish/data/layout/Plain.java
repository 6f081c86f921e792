// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.layout.DatasetBuilder.Part;

/**
 * Folders without any convention but names. Either a folder of good images, all for training; or
 * {@code good/} ({@code ok/}, {@code normal/}) beside folders named after kinds of defects, each
 * searched at any depth. With such folders about one good image in five is kept for testing ({@link
 * HeldOut}); who has several shots of one part writes a manifest, which can keep them together.
 * Masks may lie in {@code ground_truth/<type>/<stem>_mask.png} or {@code
 * ground_truth/<type>/<stem>.png}, scans beside their images ({@link Pairs}).
 */
final class Plain implements DatasetLayout {
  private static final Set<String> GOOD = Set.of("good", "ok", "normal");
  private static final String MASKS = "ground_truth";

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public String structure() {
    return "a folder of good images, or good/* and one folder for each kind of defect";
  }

  @Override
  public List<String> landmarks() {
    return List.of("good");
  }

  @Override
  public boolean recognises(Path root) {
    boolean loose = Tree.files(root).stream().anyMatch(Pairs::isMember);
    List<Path> filled =
        Tree.folders(root).stream()
            .filter(folder -> Tree.filesBelow(folder).stream().anyMatch(Pairs::isMember))
            .toList();
    return loose ? filled.isEmpty() : filled.stream().anyMatch(Plain::isGood);
  }

  @Override
  public boolean recognisesWithin(Path root) {
    return recognises(root) && Tree.folders(root).stream().anyMatch(Plain::isGood);
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    for (Pairs.Pair pair : Pairs.match(Tree.files(root))) {
      builder.add(Part.TRAIN, sample(builder, pair, "good", List.of()));
    }
    List<Path> labels =
        Tree.folders(root).stream().filter(folder -> !Tree.name(folder).equals(MASKS)).toList();
    boolean hasDefects = !labels.stream().allMatch(Plain::isGood);
    for (Path label : labels) {
      for (Pairs.Pair pair : Pairs.match(Tree.filesBelow(label))) {
        if (isGood(label)) {
          boolean test = hasDefects && HeldOut.contains(builder.tree().id(pair.file()));
          builder.add(test ? Part.TEST : Part.TRAIN, sample(builder, pair, "good", List.of()));
        } else {
          String type = Tree.name(label);
          Path masks = root.resolve(MASKS).resolve(type);
          builder.add(Part.TEST, sample(builder, pair, type, Tree.mask(masks, pair.file())));
        }
      }
    }
    return builder.build();
  }

  private static boolean isGood(Path folder) {
    return GOOD.contains(Tree.name(folder).toLowerCase(Locale.ROOT));
  }

  private static Sample sample(
      DatasetBuilder builder, Pairs.Pair pair, String type, List<Path> masks) {
    return new Sample(
        builder.tree().id(pair.file()),
        pair.image(),
        pair.scan(),
        type.equals("good") ? Label.GOOD : Label.DEFECTIVE,
        type,
        masks,
        Optional.empty());
  }
}
