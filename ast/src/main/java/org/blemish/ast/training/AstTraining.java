// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.ast.AstSettings;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.network.ConvolutionPrecision;
import org.blemish.ast.network.Losses;
import org.blemish.ast.network.StateDictLayout;
import org.blemish.ast.network.StudentNetwork;
import org.blemish.ast.network.Teacher;
import org.blemish.ast.torch.Libtorch;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.tensor.Tensor;
import org.blemish.training.method.Progress;

/**
 * Trains the teacher on features of good samples, then the student on the teacher's outputs (paper,
 * section 3).
 */
public final class AstTraining {
  private final AstSettings settings;
  private final FeatureShape shape;
  private final AstTrainingOptions run;
  private final Progress progress;
  private final ConvolutionPrecision precision;
  private final Map<String, String> identity = new LinkedHashMap<>();

  private AstTraining(
      AstSettings settings, FeatureSource source, AstTrainingOptions run, Progress progress) {
    this.settings = settings;
    this.shape = source.shape();
    this.run = run;
    this.progress = progress;
    precision = Bfloat16.convolutionPrecision(settings.optimisation().precision());
    identity.put("settings", settings.toJson());
    identity.put("features", FeatureChecksum.sum(source, settings.optimisation().batch()));
    identity.put("seed", Long.toString(run.seed()));
  }

  /**
   * Trains both networks on the calling thread and libtorch's threads. Native memory is freed on
   * return.
   *
   * @param source features of good samples
   * @throws BlemishException if there are too few features, features or losses are not finite, or a
   *     checkpoint belongs to another run or cannot be written
   * @throws java.util.concurrent.CancellationException if progress was cancelled; the checkpoint of
   *     the last epoch is kept
   */
  public static TrainedAst train(
      AstSettings settings, FeatureSource source, AstTrainingOptions run, Progress progress) {
    Libtorch.threads(run.threads());
    AstTraining training = new AstTraining(settings, source, run, progress);
    Path folder = run.checkpoints();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s: cannot be created: %s".formatted(folder, e), e);
    }
    try (DiskCachedFeatures features =
        DiskCachedFeatures.of(source, folder.resolve("features.tmp"))) {
      return training.train(features);
    }
  }

  private TrainedAst train(FeatureSource features) {
    Path folder = run.checkpoints();
    CheckpointFile teacherFile = CheckpointFile.of(folder, Phase.TEACHER, identity);
    CheckpointFile studentFile = CheckpointFile.of(folder, Phase.STUDENT, identity);
    teacherFile.deletePartialFiles();
    studentFile.deletePartialFiles();
    if (!run.resume()) {
      studentFile.delete();
      teacherFile.delete();
    }
    studentFile.check();
    Checkpoint state = state(teacherFile, shape.teacher(settings).layout(), run.seed());
    if (state.epoch() < settings.teacher().epochs()) {
      // The checkpoint of a student belongs to the finished teacher that it learned from.
      studentFile.delete();
    }
    try (Teacher teacher =
        new Teacher(
            shape.teacher(settings), shape.height(), shape.width(), state.weights(), precision)) {
      teacherTraining(teacher, teacherFile).run(features, state);
      return new TrainedAst(
          settings, shape, teacher.weights().toTensors(), student(teacher, studentFile, features));
    }
  }

  private NetworkTraining teacherTraining(Teacher teacher, CheckpointFile file) {
    return new NetworkTraining(
        Phase.TEACHER,
        teacher.weights(),
        batch -> batch.loss(Losses.likelihood(teacher.forward(batch.features()))),
        settings.teacher().epochs(),
        settings.optimisation(),
        run.seed(),
        file,
        progress);
  }

  private Map<String, Tensor> student(
      Teacher teacher, CheckpointFile file, FeatureSource features) {
    Checkpoint state = state(file, shape.student(settings).layout(), studentSeed());
    Path latents = run.checkpoints().resolve("latents.tmp");
    int size = settings.optimisation().batch();
    try (StudentNetwork student =
            shape
                .student(settings)
                .open(shape.height(), shape.width(), state.weights(), precision);
        LatentCache cache = LatentCache.of(teacher, features, latents, size)) {
      new NetworkTraining(
              Phase.STUDENT,
              student.weights(),
              batch ->
                  batch.loss(
                      Losses.distance(
                          cache.read(batch.indices()), student.forward(batch.features(), true))),
              settings.student().epochs(),
              settings.optimisation(),
              studentSeed(),
              file,
              progress)
          .run(features, state);
      return student.weights().toTensors();
    }
  }

  /** Initial weights and order of samples of the student differ from the teacher's. */
  private long studentSeed() {
    return ~run.seed();
  }

  private static Checkpoint state(CheckpointFile file, StateDictLayout layout, long seed) {
    return file.read().orElseGet(() -> Checkpoint.start(layout.initial(seed)));
  }
}
