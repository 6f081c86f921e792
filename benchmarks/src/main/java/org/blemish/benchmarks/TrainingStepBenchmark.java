// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.blemish.ast.AstSettings;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.method.AstMethod;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.training.config.Configuration;

/**
 * Compares the time of a training step of teacher and student with depth and without, alternating
 * step by step.
 *
 * <pre>{@code TrainingStepBenchmark [paper|balanced] [ROUNDS] [THREADS] [BATCH]}</pre>
 */
public final class TrainingStepBenchmark {
  private static final int WARM_UP = 2;

  private TrainingStepBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    String preset = given.isEmpty() ? "paper" : given.get(0);
    int rounds = given.size() > 1 ? Integer.parseInt(given.get(1)) : 5;
    int threads =
        given.size() > 2
            ? Integer.parseInt(given.get(2))
            : Runtime.getRuntime().availableProcessors();
    boolean paper = preset.equals("paper");
    int batch = given.size() > 3 ? Integer.parseInt(given.get(3)) : 8;
    AstSettings published =
        paper
            ? AstSettings.paperDepth()
            : AstMethod.networks(Configuration.of("balanced", Optional.empty(), List.of()));
    AstSettings settings =
        new AstSettings(
            published.positionChannels(),
            new AstSettings.TeacherSettings(
                published.teacher().hidden(),
                published.teacher().kernels(),
                published.teacher().clamp(),
                1),
            new AstSettings.StudentSettings(
                published.student().width(), published.student().blocks(), 1),
            new AstSettings.Optimisation(
                batch,
                published.optimisation().learningRate(),
                published.optimisation().weightDecay(),
                published.optimisation().schedule(),
                published.optimisation().precision()));
    // Whitening reduces both to the same number of channels.
    FeatureShape colour = paper ? PublishedSizeModel.features(false) : new FeatureShape(96, 24, 24);
    FeatureShape both = paper ? PublishedSizeModel.features(true) : colour;
    PrintStream out = System.out;
    out.printf(
        "training steps, %s, batch %d, %d threads, %d rounds%n%s%n",
        preset, batch, threads, rounds, PairedTimings.heading("rgb", "rgb+depth"));
    int steps = WARM_UP + rounds;
    try (TemporaryFolder folder = TemporaryFolder.create("steps");
        SteppedTraining first =
            new SteppedTraining(
                settings, colour, false, steps, threads, folder.path().resolve("rgb"));
        SteppedTraining second =
            new SteppedTraining(
                settings, both, true, steps, threads, folder.path().resolve("rgb+depth"))) {
      PairedTimings teacher = PairedTimings.measure(WARM_UP, rounds, first::step, second::step);
      out.println(teacher.line("teacher"));
      // The last round is omitted, since it would include writing the students' checkpoints.
      PairedTimings student = PairedTimings.measure(WARM_UP, rounds - 1, first::step, second::step);
      out.println(student.line("student"));
      out.println(teacher.last(rounds - 1).plus(student).line("both networks"));
    }
  }
}
