// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.blemish.core.json.Json;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.Split;
import org.blemish.training.pipeline.RunFolder;

/** The good images that a training held out, as {@code split.json} in its run folder lists them. */
public final class HeldOutParts {
  private HeldOutParts() {}

  /**
   * The held-out samples of a run: those that thresholds come from, or those of the first fold of a
   * cross-fitted run, which belong to the run's held-out model.
   *
   * @param run folder of the model
   * @param dataset that may be the one that the model was trained on
   * @return empty if the folder has no split, the split holds nothing out, or it lists samples that
   *     the data set does not have
   */
  public static Optional<List<ProbeSample>> of(RunFolder run, Dataset dataset) {
    if (!Files.isRegularFile(run.split())) {
      return Optional.empty();
    }
    Split split = Json.read(run.split(), Split.class);
    Set<String> known = new HashSet<>();
    Stream.concat(dataset.train().stream(), dataset.validation().stream())
        .map(Sample::id)
        .forEach(known::add);
    boolean same = known.containsAll(split.fit()) && known.containsAll(split.calibrate());
    List<Sample> unseen =
        !same
            ? List.of()
            : split.firstFold().isPresent() ? split.firstFold(dataset) : split.calibrate(dataset);
    return unseen.isEmpty()
        ? Optional.empty()
        : Optional.of(unseen.stream().map(ProbeSample::of).toList());
  }
}
