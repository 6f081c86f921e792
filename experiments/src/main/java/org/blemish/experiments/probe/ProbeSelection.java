// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.layout.Category;
import org.blemish.data.layout.DatasetLayout;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.parts.FoundParts;
import org.blemish.data.parts.LabelledPartFinder;
import org.blemish.data.skipped.SkippedFiles;
import org.blemish.training.pipeline.RunFolder;

/**
 * The good images that a probe adds synthetic defects to.
 *
 * @param samples at least one
 * @param description where they come from, and whether the model may have been fitted to them
 * @param unseen whether it is known that the model was fitted to none of them
 * @param model file to probe: the held-out model of a cross-fitted run, which was not fitted to the
 *     samples, else the given one
 * @param skipped files that were found with the samples and are not used
 */
public record ProbeSelection(
    List<ProbeSample> samples,
    String description,
    boolean unseen,
    Path model,
    SkippedFiles skipped) {
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
    return DatasetLayouts.find(data)
        .map((DatasetLayout layout) -> new Category(data, layout))
        .flatMap(category -> heldOut(model, category, category.read()))
        .orElseGet(() -> all(model, new LabelledPartFinder(modality).good(data)));
  }

  /** Like {@link #of(Path, Modality, Path)}, where the layout is known. */
  public static ProbeSelection of(Path model, Category category) {
    Dataset dataset = category.read();
    return heldOut(model, category, dataset)
        .orElseGet(
            () ->
                all(
                    model,
                    dataset.train().stream().map(ProbeSample::of).toList(),
                    category.skipped(dataset)));
  }

  private static ProbeSelection all(Path model, FoundParts found) {
    return all(
        model,
        found.parts().stream()
            .map(part -> new ProbeSample(part.path().toString(), part.image(), part.scan()))
            .toList(),
        found.skipped());
  }

  private static ProbeSelection all(Path model, List<ProbeSample> samples, SkippedFiles skipped) {
    return new ProbeSelection(
        samples,
        "%d good images; the model may have been fitted to them, and then finds more defects on them than on new parts"
            .formatted(samples.size()),
        false,
        model,
        skipped);
  }

  private static Path heldOutModel(Path model) {
    Path folder = model.toAbsolutePath().getParent();
    Path heldOut = folder == null ? model : new RunFolder(folder).heldOutModel();
    return Files.isRegularFile(heldOut) ? heldOut : model;
  }

  private static Optional<ProbeSelection> heldOut(Path model, Category category, Dataset dataset) {
    Path folder = model.toAbsolutePath().getParent();
    if (folder == null) {
      return Optional.empty();
    }
    return HeldOutParts.of(new RunFolder(folder), dataset)
        .map(
            samples ->
                new ProbeSelection(
                    samples,
                    "%d good images that the training run held out: the model was not fitted to them"
                        .formatted(samples.size()),
                    true,
                    heldOutModel(model),
                    category.skipped(dataset)));
  }
}
