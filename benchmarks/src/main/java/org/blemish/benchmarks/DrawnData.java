// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.layout.DatasetLayouts;

/**
 * The images of a data set that draws are made from.
 *
 * @param good images to train and good test images
 * @param defective test images
 */
record DrawnData(List<Sample> good, List<Sample> defective) {
  static DrawnData read(Path folder) {
    Dataset dataset = DatasetLayouts.detect(folder).read(folder);
    return new DrawnData(
        Stream.concat(dataset.train().stream(), test(dataset, Label.GOOD)).toList(),
        test(dataset, Label.DEFECTIVE).toList());
  }

  /** Positions in {@link #good} of the images of each part; an image without a group is a part. */
  List<List<Integer>> goodParts() {
    Map<String, List<Integer>> parts = new LinkedHashMap<>();
    for (int i = 0; i < good.size(); i++) {
      Sample sample = good.get(i);
      parts.computeIfAbsent(sample.group().orElse(sample.id()), part -> new ArrayList<>()).add(i);
    }
    return List.copyOf(parts.values());
  }

  private static Stream<Sample> test(Dataset dataset, Label label) {
    return dataset.test().stream().filter(sample -> sample.label() == label);
  }
}
