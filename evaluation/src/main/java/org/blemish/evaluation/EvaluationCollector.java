// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.statistics.Quantiles;
import org.blemish.data.Dataset;
import org.blemish.data.MaskNote;
import org.blemish.data.Sample;
import org.blemish.evaluation.metrics.Evaluation;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.ScoredImage;
import org.blemish.evaluation.metrics.VerdictCounts;
import org.blemish.inference.Model;

/**
 * Collects the samples of an evaluation, in the data set's order. Holds a temporary file: close it.
 * For one thread.
 */
final class EvaluationCollector implements AutoCloseable {
  private final Evaluator evaluator;
  private final VerdictCounts.Counter verdicts = new VerdictCounts.Counter();
  private final List<ScoreRow> scores = new ArrayList<>();
  private final Map<String, Double> milliseconds = new LinkedHashMap<>();
  private final List<Double> perSample = new ArrayList<>();
  private final List<DataProblems.FailedSample> failed = new ArrayList<>();
  private final List<MaskNote> notes = new ArrayList<>();
  private ExcludedPixels excluded = ExcludedPixels.NONE;
  private int usedImages;

  EvaluationCollector(EvaluationSettings settings) {
    this.evaluator = new Evaluator(settings);
  }

  /** Adds a sample that cannot be inspected: it is in no metric. */
  void failed(Sample sample, BlemishException reason) {
    failed.add(new DataProblems.FailedSample(sample.id(), String.valueOf(reason.getMessage())));
  }

  void add(SampleInspection.Outcome.Inspected one) {
    InspectedSample inspected = one.sample();
    Sample sample = inspected.sample();
    one.milliseconds().forEach((stage, ms) -> milliseconds.merge(stage, ms, Double::sum));
    perSample.add(
        inspected.inspection().milliseconds().values().stream().mapToDouble(ms -> ms).sum());
    notes.addAll(inspected.truth().notes());
    one.evaluated()
        .addTo(
            evaluator,
            new ScoredImage(
                sample.id(), inspected.inspection().score(), sample.label(), sample.defectType()),
            one.map(),
            one.resizedAurocMap(),
            inspected.truth());
    excluded = excluded.with(sample, inspected.truth(), one.evaluated());
    scores.add(ScoreRow.of(sample, inspected.inspection()));
    verdicts.add(sample.label(), inspected.inspection().verdict());
    usedImages += one.isUsed() ? 1 : 0;
  }

  /**
   * Computes the metrics.
   *
   * @throws BlemishException if no sample could be inspected
   */
  EvaluationRun.EvaluationResult result(Dataset dataset, Model model) {
    if (scores.isEmpty()) {
      throw new BlemishException(
          "%s: none of the %d test images can be inspected: %s"
              .formatted(dataset.root(), failed.size(), failed.get(0).error()));
    }
    long start = System.nanoTime();
    Evaluation evaluation = evaluator.finish();
    milliseconds.put("metrics", (System.nanoTime() - start) / 1e6);
    Map<String, Double> seconds = new LinkedHashMap<>();
    milliseconds.forEach((stage, ms) -> seconds.put(stage, ms / 1000));
    return new EvaluationRun.EvaluationResult(
        evaluation,
        scores,
        seconds,
        Quantiles.median(perSample.stream().mapToDouble(ms -> ms).toArray()),
        excluded,
        EvaluationProvenance.of(dataset, model),
        verdicts.counts(),
        usedImages,
        new DataProblems(failed, notes));
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
