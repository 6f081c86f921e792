// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.nio.file.Path;
import java.util.List;
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

  private static Stream<Sample> test(Dataset dataset, Label label) {
    return dataset.test().stream().filter(sample -> sample.label() == label);
  }
}
