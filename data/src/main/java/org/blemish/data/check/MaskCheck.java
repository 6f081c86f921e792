// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Images;
import org.blemish.data.Dataset;
import org.blemish.data.GroundTruth;
import org.blemish.data.Label;
import org.blemish.data.MaskNote;
import org.blemish.data.Sample;

/** Checks that masks agree with labels and fit their images. */
final class MaskCheck {
  private MaskCheck() {}

  /**
   * Checks the masks of all test samples.
   *
   * @param sizes sizes of the images that could be read, by id
   */
  static void check(Dataset dataset, Map<String, Size> sizes, DataFindings findings) {
    List<Sample> defective =
        dataset.test().stream().filter(sample -> sample.label() == Label.DEFECTIVE).toList();
    if (!defective.isEmpty() && defective.stream().allMatch(s -> s.masks().isEmpty())) {
      findings.note(
          dataset.root(),
          "no masks for its %d defective samples: image metrics only".formatted(defective.size()));
    } else {
      List<MaskNote> notes = new ArrayList<>();
      defective.forEach(sample -> defective(dataset, sample, sizes, findings, notes));
      report(dataset, notes, findings);
    }
    dataset.test().stream()
        .filter(sample -> sample.label() == Label.GOOD)
        .forEach(sample -> good(dataset, sample, findings));
  }

  private static void defective(
      Dataset dataset,
      Sample sample,
      Map<String, Size> sizes,
      DataFindings findings,
      List<MaskNote> notes) {
    if (sample.masks().isEmpty()) {
      findings.error(
          sample.file(), "labelled %s, but it has no mask".formatted(sample.defectType()));
      return;
    }
    Optional<Size> size =
        Optional.ofNullable(sizes.get(sample.id())).or(() -> maskSize(sample.masks().get(0)));
    if (size.isEmpty()) {
      findings.error(sample.masks().get(0), "the mask cannot be read");
      return;
    }
    try {
      GroundTruth truth = GroundTruth.read(dataset, sample, size.get());
      notes.addAll(truth.notes());
      if (truth.regions().isEmpty()) {
        findings.warning(
            sample.masks().get(0),
            "the mask is black, but its image is labelled " + sample.defectType());
      }
    } catch (BlemishException e) {
      findings.readError(sample.masks().get(0), e);
    }
  }

  private static void report(Dataset dataset, List<MaskNote> notes, DataFindings findings) {
    List<MaskNote> thresholded = new ArrayList<>();
    for (MaskNote note : notes) {
      if (note.kind() == MaskNote.Kind.COVERS_MOST) {
        findings.warning(note.file(), note.text());
      } else {
        thresholded.add(note);
      }
    }
    MaskNote.lines(thresholded).forEach(line -> findings.note(dataset.root(), line));
  }

  private static Optional<Size> maskSize(Path mask) {
    try {
      return Optional.of(Images.size(mask));
    } catch (BlemishException e) {
      return Optional.empty();
    }
  }

  private static void good(Dataset dataset, Sample sample, DataFindings findings) {
    for (Path mask : sample.masks()) {
      try {
        if (!dataset.maskEncoding().read(mask).mask().isEmpty()) {
          findings.error(mask, "the mask marks pixels, but its image is labelled good");
        }
      } catch (BlemishException e) {
        findings.readError(mask, e);
      }
    }
  }
}
