// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Exchanger;
import org.blemish.ast.AstSettings;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;
import org.blemish.ast.training.AstTraining;
import org.blemish.ast.training.AstTrainingOptions;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;

/**
 * A training that waits before each step, so that two trainings can alternate. It is the training
 * of the product with reading, forward and backward pass and optimiser.
 */
final class SteppedTraining implements AutoCloseable {
  private final Exchanger<Boolean> turn = new Exchanger<>();
  private final Thread thread;

  /**
   * Starts the training, which waits before its first step.
   *
   * @param steps number of steps in the only epoch of each network
   */
  SteppedTraining(
      AstSettings settings,
      FeatureShape shape,
      boolean masked,
      int steps,
      int threads,
      Path folder) {
    FeatureSource source = source(shape, masked, steps * settings.optimisation().batch());
    AstTrainingOptions run = new AstTrainingOptions(folder, false, 0, threads);
    thread =
        new Thread(
            () -> {
              try {
                pause();
                AstTraining.train(settings, source, run, new SteppingProgress());
              } catch (CancellationException e) {
                Thread.currentThread().interrupt(); // closed
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs one step. */
  void step() {
    pause(); // the step starts
    pause(); // the step has ended
  }

  private void pause() {
    try {
      turn.exchange(true);
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** Waits after every step. */
  private final class SteppingProgress implements Progress {
    @Override
    public void step(String stage, long done, long total) {
      pause(); // this step has ended
      pause(); // the next step may start
    }

    @Override
    public void epoch(Epoch epoch) {}
  }

  private static FeatureSource source(FeatureShape shape, boolean masked, int count) {
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[2 * shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new FeatureSource() {
      @Override
      public FeatureShape shape() {
        return shape;
      }

      @Override
      public int count() {
        return count;
      }

      @Override
      public void read(int index, FloatBuffer target) {
        target.put(values, index * 31 % shape.size(), shape.size());
      }

      @Override
      public boolean masked() {
        return masked;
      }

      @Override
      public void readMask(int index, FloatBuffer target) {
        for (int i = 0; i < shape.area(); i++) {
          target.put(i % 3 == 0 ? 0 : 1);
        }
      }
    };
  }
}
