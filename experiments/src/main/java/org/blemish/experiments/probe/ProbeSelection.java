// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetLayout;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.parts.LabelledPartFinder;
import org.blemish.training.pipeline.RunFolder;

/**
 * The good images that a probe adds synthetic defects to.
 *
 * @param samples at least one
 * @param description where they come from, and whether the model may have been fitted to them
 * @param unseen whether it is known that the model was fitted to none of them
 * @param model file to probe: the held-out model of a cross-fitted run, which was not fitted to the
 *     samples, else the given one
 */
public record ProbeSelection(
    List<ProbeSample> samples, String description, boolean unseen, Path model) {
  public ProbeSelection {
    samples = List.copyOf(samples);
  }

  /**
   * Takes the images that the model's training held out, if the data set is the one that it was
   * trained on; else all good images.
   *
   * @param model file, whose folder may be a run folder
   * @param data data set, or folder of good images
   * @throws org.blemish.core.BlemishException if there are no good images
   */
  public static ProbeSelection of(Path model, Modality modality, Path data) {
    Optional<List<ProbeSample>> heldOut = heldOut(model, data);
    if (heldOut.isPresent()) {
      List<ProbeSample> samples = heldOut.orElseThrow();
      return new ProbeSelection(
          samples,
          "%d good images that the training run held out: the model was not fitted to them"
              .formatted(samples.size()),
          true,
          heldOutModel(model));
    }
    List<ProbeSample> all =
        new LabelledPartFinder(modality)
            .good(data).parts().stream()
                .map(part -> new ProbeSample(part.path().toString(), part.image(), part.scan()))
                .toList();
    return new ProbeSelection(
        all,
        "%d good images; the model may have been fitted to them, and then finds more defects on them than on new parts"
            .formatted(all.size()),
        false,
        model);
  }

  private static Path heldOutModel(Path model) {
    Path folder = model.toAbsolutePath().getParent();
    Path heldOut = folder == null ? model : new RunFolder(folder).heldOutModel();
    return Files.isRegularFile(heldOut) ? heldOut : model;
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
