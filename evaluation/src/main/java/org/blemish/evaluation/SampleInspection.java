// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.file.Sha256;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.input.Input;
import org.blemish.core.model.UsedImage;
import org.blemish.core.model.UsedImages;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.inference.Detector;

/**
 * Everything that an evaluation does with one sample alone. Safe for many threads.
 *
 * @param detector stays open
 * @param dataset of the samples
 * @param resizedAurocSize size of the maps of {@code pixel_auroc_192}
 * @param used images that the model was fitted to or calibrated with
 */
record SampleInspection(
    Detector detector,
    Dataset dataset,
    SampleReader reader,
    Size resizedAurocSize,
    Optional<UsedImages> used) {
  /** What became of a sample. */
  sealed interface Outcome {
    /**
     * @param sample with its inspection
     * @param map of the inspection
     * @param resizedAurocMap map of {@code pixel_auroc_192}
     * @param evaluated which pixels count
     * @param isUsed whether the model was fitted to or calibrated with it
     * @param milliseconds by stage, with reading
     */
    record Inspected(
        InspectedSample sample,
        FloatMap map,
        FloatMap resizedAurocMap,
        EvaluatedPixels evaluated,
        boolean isUsed,
        Map<String, Double> milliseconds)
        implements Outcome {}

    /** The sample cannot be read or does not fit the model. */
    record Failed(BlemishException reason) implements Outcome {}
  }

  Outcome inspect(Sample sample, OrderedPipeline.Memory memory) {
    long start = System.nanoTime();
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    Input input;
    Detector.DetailedInspection detailed;
    try {
      input = reader.read(sample);
      milliseconds.put("read", (System.nanoTime() - start) / 1e6);
      memory.request(Detector.memory(input));
      detailed = detector.inspectInDetail(input, sample.id());
    } catch (BlemishException e) {
      return new Outcome.Failed(e);
    }
    milliseconds.putAll(detailed.inspection().milliseconds());
    SampleTruth truth = SampleTruth.read(dataset, sample, input.size());
    EvaluatedPixels evaluated = EvaluatedPixels.of(detailed.maps());
    FloatMap map = detailed.inspection().map().orElseThrow();
    return new Outcome.Inspected(
        new InspectedSample(
            sample,
            input,
            detailed.inspection(),
            detailed.rejection(),
            truth,
            detector.part(detailed.maps())),
        map,
        ResizedMap.of(detector, detailed, resizedAurocSize).orElse(map),
        evaluated,
        isUsed(sample, input),
        milliseconds);
  }

  private boolean isUsed(Sample sample, Input input) {
    return used.isPresent()
        && input.image().isPresent()
        && sample.image().isPresent()
        && used.get()
            .use(Sha256.of(sample.image().get()).hex(), UsedImage.pixels(input.image().get()))
            .isPresent();
  }
}
