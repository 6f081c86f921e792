// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.blemish.ast.AstSettings;
import org.blemish.ast.FeatureSource;
import org.blemish.ast.network.NetworkWeights;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.BlemishException;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;

/**
 * The epochs of one network: a step for each shuffled batch, without an incomplete last one and up
 * to the number of samples of an epoch, and a checkpoint after each epoch.
 *
 * @param loss of a batch, computed in the scope of the step
 * @param seed of the order of samples
 */
record NetworkTraining(
    Phase phase,
    NetworkWeights weights,
    Function<Batch, NativeTensor> loss,
    int epochs,
    AstSettings.Optimisation settings,
    long seed,
    CheckpointFile file,
    Progress progress) {

  /** Trains from a checkpoint to the last epoch. */
  void run(FeatureSource source, Checkpoint from) {
    int batches = settings.steps(source.count());
    try (Adam adam = new Adam(weights, settings.weightDecay(), from);
        BatchReader reader = new BatchReader(source, settings.batch())) {
      double last = Double.NaN;
      for (int epoch = from.epoch(); epoch < epochs; epoch++) {
        long start = System.nanoTime();
        int[] order = EpochOrder.of(seed, epoch, source.count());
        double sum = 0;
        for (int b = 0; b < batches; b++) {
          if (progress.cancelled()) {
            throw new CancellationException(
                "%s: cancelled in epoch %d".formatted(phase, epoch + 1));
          }
          int[] indices =
              Arrays.copyOfRange(order, b * settings.batch(), (b + 1) * settings.batch());
          double value = step(adam, reader, indices, (long) epochs * batches);
          if (!Double.isFinite(value)) {
            throw diverged(epoch, value, last);
          }
          sum += value;
          progress.step(phase.toString(), adam.steps(), (long) epochs * batches);
        }
        last = sum / batches;
        double seconds = (System.nanoTime() - start) / 1e9;
        double rate = rate(adam.steps() - 1, (long) epochs * batches);
        // Before the checkpoint: an epoch that is trained again after a kill in between is reported
        // again, while one that is not would never be.
        progress.epoch(new Epoch(phase.toString(), epoch + 1, last, rate, seconds));
        save(adam, epoch, last);
      }
    }
  }

  private double step(Adam adam, BatchReader reader, int[] indices, long steps) {
    return Scope.get(
        () -> {
          NativeTensor value = loss.apply(reader.read(indices));
          double item = value.item();
          if (Double.isFinite(item)) {
            adam.step(value, rate(adam.steps(), steps));
          }
          return item;
        });
  }

  private double rate(long step, long steps) {
    return settings.learningRate() * settings.schedule().factor(step, steps);
  }

  private void save(Adam adam, int epoch, double last) {
    if (!weights.finite()) {
      throw diverged(epoch, Double.NaN, last);
    }
    file.write(new Checkpoint(epoch + 1, adam.steps(), weights.toTensors(), adam.state()));
  }

  private BlemishException diverged(int epoch, double value, double last) {
    String state =
        epoch == 0
            ? "no earlier state is kept"
            : "the state after epoch %d is kept in %s".formatted(epoch, file.file());
    String before = Double.isNaN(last) ? "" : ", it was %.4g in the epoch before".formatted(last);
    return new BlemishException(
        "%s: the loss became %s in epoch %d%s; probably optimisation.learningRate (%s) is too high or the features are not of unit variance: lower the rate or whiten the features; %s"
            .formatted(phase, value, epoch + 1, before, settings.learningRate(), state));
  }
}
