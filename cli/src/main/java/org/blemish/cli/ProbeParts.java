// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetLayout;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.parts.LabelledPartFinder;
import org.blemish.experiments.probe.HeldOutParts;
import org.blemish.experiments.probe.ProbeSample;
import org.blemish.training.pipeline.RunFolder;

/**
 * Good parts to paint on, and what is known of them.
 *
 * @param parts at least one
 * @param about where they come from, for the reader
 * @param unseen whether the model certainly learned from none of them
 */
record ProbeParts(List<ProbeSample> parts, String about, boolean unseen) {
  static ProbeParts of(Path model, Modality modality, Path data) {
    Optional<List<ProbeSample>> heldOut = heldOut(model, data);
    if (heldOut.isPresent()) {
      List<ProbeSample> parts = heldOut.orElseThrow();
      return new ProbeParts(
          parts,
          "%d good images that the training run held out: its networks never saw them"
              .formatted(parts.size()),
          true);
    }
    List<ProbeSample> all =
        new LabelledPartFinder(modality)
            .good(data).stream()
                .map(part -> new ProbeSample(part.path().toString(), part.image(), part.scan()))
                .toList();
    return new ProbeParts(
        all,
        "%d good images; the model may have learned from them, and then finds more on them than on new parts"
            .formatted(all.size()),
        false);
  }

  private static Optional<List<ProbeSample>> heldOut(Path model, Path data) {
    Path folder = model.toAbsolutePath().getParent();
    if (folder == null) {
      return Optional.empty();
    }
    Optional<Dataset> dataset =
        DatasetLayouts.all().stream()
            .filter(layout -> layout.recognises(data))
            .findFirst()
            .map((DatasetLayout layout) -> layout.read(data));
    return dataset.flatMap(set -> HeldOutParts.of(new RunFolder(folder), set));
  }
}
