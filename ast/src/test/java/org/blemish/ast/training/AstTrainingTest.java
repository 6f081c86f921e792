// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.blemish.ast.AstSettings;
import org.blemish.ast.AstSettings.Optimisation;
import org.blemish.ast.AstSettings.StudentSettings;
import org.blemish.ast.AstSettings.TeacherSettings;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;
import org.blemish.ast.Precision;
import org.blemish.ast.Schedule;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.torch.Scope;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Safetensors;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstTrainingTest {
  private static final FeatureSource SAMPLES =
      new RandomFeatures(new FeatureShape(6, 4, 5), 11, 1, false);

  @TempDir Path folder;

  @Test
  void everyEpochIsReported() {
    List<Epoch> epochs = new ArrayList<>();
    AstTraining.train(settings(1e-3), SAMPLES, run("a", false), epochs(epochs::add));
    assertThat(epochs)
        .extracting(e -> e.phase() + " " + e.epoch())
        .containsExactly(
            "teacher 1",
            "teacher 2",
            "teacher 3",
            "teacher 4",
            "student 1",
            "student 2",
            "student 3");
    assertThat(epochs).allMatch(e -> e.seconds() > 0);
    assertThat(epochs.get(0).learningRate()).isGreaterThan(epochs.get(3).learningRate());
  }

  @Test
  void bothNetworksLearnWithoutPositions() {
    AstSettings with = settings(1e-2);
    AstSettings without = new AstSettings(0, with.teacher(), with.student(), with.optimisation());
    List<Epoch> epochs = new ArrayList<>();
    TrainedAst trained = AstTraining.train(without, SAMPLES, run("a", false), epochs(epochs::add));
    assertThat(epochs.get(3).loss()).isLessThan(epochs.get(0).loss());
    assertThat(epochs.get(6).loss()).isLessThan(epochs.get(4).loss());
    assertThat(trained.student().get("conv1.weight"))
        .satisfies(weight -> assertThat(weight.shape()).containsExactly(6, 6, 3, 3));
  }

  @Test
  void aSymmetricStudentIsAFlowThatLearnsTheTeachersOutput() {
    AstSettings usual = settings(1e-2);
    AstSettings symmetric =
        new AstSettings(
            4,
            usual.teacher(),
            new StudentSettings(7, 0, 30, Optional.of(true)),
            usual.optimisation());
    List<Epoch> epochs = new ArrayList<>();
    TrainedAst trained =
        AstTraining.train(symmetric, SAMPLES, run("a", false), epochs(epochs::add));
    assertThat(trained.student()).hasSameSizeAs(trained.teacher());
    assertThat(trained.student().keySet()).isEqualTo(trained.teacher().keySet());
    // Width, initial weights and loss differ from the teacher's: it approaches the teacher slowly.
    assertThat(epochs.get(33).loss()).isLessThan(0.5 * epochs.get(4).loss());
    trained.save(folder.resolve("saved"));
    assertThat(TrainedAst.load(folder.resolve("saved")).settings()).isEqualTo(symmetric);
  }

  @Test
  void epochsOfManySamplesTakeOthersEachTime() {
    AstSettings all = settings(1e-3);
    AstSettings bounded =
        new AstSettings(
            4,
            all.teacher(),
            all.student(),
            new Optimisation(4, 1e-3, 1e-5, Schedule.NONE, Precision.FP32, Optional.of(5)));
    List<Long> totals = new ArrayList<>();
    AstTraining.train(
        bounded, SAMPLES, run("a", false), steps((phase, step, total) -> totals.add(total)));
    // One batch of 4 in each epoch: 4 of the teacher, 3 of the student.
    assertThat(totals).containsExactly(4L, 4L, 4L, 4L, 3L, 3L, 3L);
    assertThat(Arrays.copyOf(EpochOrder.of(5, 1, 11), 4))
        .isNotEqualTo(Arrays.copyOf(EpochOrder.of(5, 0, 11), 4));
  }

  @Test
  void theLastShortBatchIsDropped() {
    List<Long> done = new ArrayList<>();
    AstTraining.train(
        settings(1e-3),
        SAMPLES,
        run("a", false),
        steps(
            (phase, step, total) -> {
              // 11 samples give 2 batches of 4; 4 epochs of teacher, 3 of student.
              assertThat(total).isEqualTo(phase.equals("teacher") ? 8 : 6);
              done.add(step);
            }));
    assertThat(done).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void theSameRunOnTwoThreadsGivesTheSameBytes() {
    byte[] first = bytes(AstTraining.train(settings(1e-3), SAMPLES, parallel("a"), Progress.NONE));
    byte[] again = bytes(AstTraining.train(settings(1e-3), SAMPLES, parallel("b"), Progress.NONE));
    assertThat(again).isEqualTo(first);
  }

  @Test
  void maskAndSeedMatter() {
    FeatureSource masked = new RandomFeatures(new FeatureShape(6, 4, 5), 11, 1, true);
    byte[] first = bytes(AstTraining.train(settings(1e-3), masked, run("a", false), Progress.NONE));
    byte[] unmasked =
        bytes(AstTraining.train(settings(1e-3), SAMPLES, run("c", false), Progress.NONE));
    byte[] seeded =
        bytes(
            AstTraining.train(
                settings(1e-3),
                masked,
                new AstTrainingOptions(folder.resolve("d"), false, 6, 1),
                Progress.NONE));
    assertThat(unmasked).isNotEqualTo(first);
    assertThat(seeded).isNotEqualTo(first);
  }

  /** Stopped after each epoch of either network, by an error right before its checkpoint. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 6})
  void aResumedRunGivesTheBytesOfAnUninterruptedOne(int stop) {
    TrainedAst whole = AstTraining.train(settings(1e-3), SAMPLES, run("a", false), Progress.NONE);
    List<Epoch> before = new ArrayList<>();
    assertThatThrownBy(
            () ->
                AstTraining.train(
                    settings(1e-3),
                    SAMPLES,
                    run("b", false),
                    epochs(
                        epoch -> {
                          before.add(epoch);
                          if (before.size() == stop) {
                            throw new IllegalStateException("stopped");
                          }
                        })))
        .hasMessage("stopped");
    List<Epoch> after = new ArrayList<>();
    TrainedAst resumed =
        AstTraining.train(settings(1e-3), SAMPLES, run("b", true), epochs(after::add));
    assertThat(bytes(resumed)).isEqualTo(bytes(whole));
    assertThat(after).as("only the stopped epoch is trained twice").hasSize(7 - stop + 1);
    Epoch stopped = before.get(stop - 1);
    assertThat(after.get(0).phase()).isEqualTo(stopped.phase());
    assertThat(after.get(0).epoch()).isEqualTo(stopped.epoch());
    assertThat(after.get(0).loss()).isEqualTo(stopped.loss());
  }

  @Test
  void aRunCancelledWithinAnEpochResumesFromTheLastCheckpoint() {
    TrainedAst whole = AstTraining.train(settings(1e-3), SAMPLES, run("a", false), Progress.NONE);
    Progress cancelling =
        new Progress() {
          private long steps;

          @Override
          public void epoch(Epoch epoch) {}

          @Override
          public void step(String phase, long done, long total) {
            steps = done;
          }

          @Override
          public boolean cancelled() {
            return steps == 3;
          }
        };
    long before = Scope.liveObjects();
    assertThatThrownBy(
            () -> AstTraining.train(settings(1e-3), SAMPLES, run("b", false), cancelling))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("epoch 2");
    assertThat(Scope.liveObjects()).as("native memory is freed").isEqualTo(before);
    TrainedAst resumed = AstTraining.train(settings(1e-3), SAMPLES, run("b", true), Progress.NONE);
    assertThat(bytes(resumed)).isEqualTo(bytes(whole));
  }

  @Test
  void theCheckpointOfAnotherRunIsRefusedWithWhatDiffers() {
    AstTraining.train(settings(1e-3), SAMPLES, run("a", false), Progress.NONE);
    FeatureSource others = new RandomFeatures(SAMPLES.shape(), SAMPLES.count(), 2, false);
    assertThatThrownBy(
            () -> AstTraining.train(settings(1e-3), others, run("a", true), Progress.NONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("student.safetensors")
        .hasMessageContaining("other features:");
    assertThatThrownBy(
            () -> AstTraining.train(settings(1e-2), SAMPLES, run("a", true), Progress.NONE))
        .hasMessageContaining("other settings:");
    AstTraining.train(settings(1e-2), SAMPLES, run("a", false), Progress.NONE);
  }

  @Test
  void aLossThatIsNotFiniteStopsAndKeepsTheLastState() {
    List<Epoch> epochs = new ArrayList<>();
    FeatureSource growing =
        new FeatureSource() {
          @Override
          public FeatureShape shape() {
            return SAMPLES.shape();
          }

          @Override
          public int count() {
            return 8;
          }

          @Override
          public void read(int index, FloatBuffer target) {
            SAMPLES.read(index, target);
          }

          @Override
          public boolean masked() {
            return true;
          }

          @Override
          public void readMask(int index, FloatBuffer target) {
            for (int i = 0; i < shape().area(); i++) {
              target.put(epochs.size() == 2 ? Float.NaN : 1);
            }
          }
        };
    assertThatThrownBy(
            () -> AstTraining.train(settings(1e-3), growing, run("a", false), epochs(epochs::add)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("teacher: the loss became NaN in epoch 3")
        .hasMessageContaining("optimisation.learningRate (0.001)")
        .hasMessageContaining("after epoch 2");
    Path kept = folder.resolve("a").resolve("teacher.safetensors");
    assertThat(Safetensors.metadata(kept)).containsEntry("epoch", "2");
  }

  @Test
  void tooFewOrInfiniteFeaturesAreRefusedBeforeTraining() {
    FeatureSource few = new RandomFeatures(SAMPLES.shape(), 3, 1, false);
    assertThatThrownBy(() -> AstTraining.train(settings(1e-3), few, run("a", false), Progress.NONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("3 samples cannot fill a batch of 4");
    FeatureSource broken =
        new FeatureSource() {
          @Override
          public FeatureShape shape() {
            return SAMPLES.shape();
          }

          @Override
          public int count() {
            return 8;
          }

          @Override
          public void read(int index, FloatBuffer target) {
            SAMPLES.read(index, target);
            if (index == 5) {
              target.put(target.position() - 1, Float.POSITIVE_INFINITY);
            }
          }
        };
    assertThatThrownBy(
            () -> AstTraining.train(settings(1e-3), broken, run("a", false), Progress.NONE))
        .hasMessageContaining("feature 119 of sample 5 is Infinity");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void aHundredStepsOfEachNetworkLearnAndLeaveNoTensorsOrFiles() throws Exception {
    AstTraining.train(settings(1e-3), SAMPLES, run("a", false), Progress.NONE);
    long before = Scope.liveObjects();
    Path part = folder.resolve("b").resolve(".teacher.safetensors.12ab.part");
    Files.createDirectories(part.getParent());
    Files.writeString(part, "left by a kill");
    List<Long> during = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    AstSettings longer =
        new AstSettings(
            4,
            new TeacherSettings(5, List.of(3, 3), 3, 50),
            new StudentSettings(6, 1, 50),
            settings(1e-2).optimisation());
    AstTraining.train(
        longer,
        SAMPLES,
        run("b", false),
        epochs(
            epoch -> {
              during.add(Scope.liveObjects());
              losses.add(epoch.loss());
            }));
    assertThat(Scope.liveObjects()).isEqualTo(before);
    // 100 steps of each network: as many tensors after the last epoch as after the first.
    assertThat(during.get(49)).isEqualTo(during.get(0));
    assertThat(during.get(99)).isEqualTo(during.get(50));
    assertThat(losses.get(49)).as("teacher").isLessThan(losses.get(0));
    assertThat(losses.get(99)).as("student").isLessThan(losses.get(50));
    try (var files = Files.list(folder.resolve("b"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("teacher.safetensors", "student.safetensors");
    }
  }

  /** Receives the steps of a training. */
  private interface StepListener {
    void step(String phase, long step, long total);
  }

  private static Progress steps(StepListener listener) {
    return new Progress() {
      @Override
      public void step(String phase, long step, long total) {
        listener.step(phase, step, total);
      }

      @Override
      public void epoch(Epoch epoch) {}
    };
  }

  private static Progress epochs(Consumer<Epoch> listener) {
    return new Progress() {
      @Override
      public void step(String stage, long done, long total) {}

      @Override
      public void epoch(Epoch epoch) {
        listener.accept(epoch);
      }
    };
  }

  private AstTrainingOptions run(String name, boolean resume) {
    return new AstTrainingOptions(folder.resolve(name), resume, 5, 1);
  }

  private AstTrainingOptions parallel(String name) {
    return new AstTrainingOptions(folder.resolve(name), false, 5, 2);
  }

  private static AstSettings settings(double learningRate) {
    return new AstSettings(
        4,
        new TeacherSettings(5, List.of(3, 3), 3, 4),
        new StudentSettings(6, 1, 3),
        new Optimisation(4, learningRate, 1e-5, Schedule.WARMUP_COSINE, Precision.FP32));
  }

  private byte[] bytes(TrainedAst trained) {
    byte[] teacher = Safetensors.write(trained.teacher());
    byte[] student = Safetensors.write(trained.student());
    byte[] both = Arrays.copyOf(teacher, teacher.length + student.length);
    System.arraycopy(student, 0, both, teacher.length, student.length);
    return both;
  }
}
