// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.ast.AstSettings;
import org.blemish.ast.AstSettings.StudentSettings;
import org.blemish.ast.AstSettings.TeacherSettings;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;
import org.blemish.ast.TrainedAst;
import org.blemish.core.tensor.Safetensors;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed without warning in the middle of an epoch. */
@Tag("system")
class KilledAstTrainingTest {
  private static final FeatureSource SAMPLES =
      new RandomFeatures(new FeatureShape(8, 8, 8), 40, 1, false);

  @TempDir Path folder;

  /** The process that is killed. */
  static final class KilledProcess {
    private KilledProcess() {}

    public static void main(String[] folder) {
      AstTraining.train(
          settings(), SAMPLES, run(Path.of(folder[0]), false), new PrintingProgress());
    }
  }

  /** After 3 epochs the teacher is being trained, after 7 the student. */
  @ParameterizedTest
  @ValueSource(ints = {3, 7})
  void aKilledRunLosesAtMostOneEpoch(int epochs) throws Exception {
    Path killed = folder.resolve("killed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                killed.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      int seen = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("epoch ") && ++seen == epochs) {
          process.destroyForcibly();
          break;
        }
      }
      assertThat(seen).isEqualTo(epochs);
    }
    process.waitFor();
    RecordingProgress resumed = new RecordingProgress();
    TrainedAst after = AstTraining.train(settings(), SAMPLES, run(killed, true), resumed);
    TrainedAst whole =
        AstTraining.train(settings(), SAMPLES, run(folder.resolve("whole"), false), Progress.NONE);
    assertThat(resumed.epochs).hasSizeLessThanOrEqualTo(10 - epochs + 1);
    assertThat(Safetensors.write(after.teacher())).isEqualTo(Safetensors.write(whole.teacher()));
    assertThat(Safetensors.write(after.student())).isEqualTo(Safetensors.write(whole.student()));
  }

  private static AstSettings settings() {
    return new AstSettings(
        4,
        new TeacherSettings(32, List.of(3, 3), 3, 5),
        new StudentSettings(32, 2, 5),
        AstSettings.paper().optimisation());
  }

  private static AstTrainingOptions run(Path folder, boolean resume) {
    return new AstTrainingOptions(folder, resume, 5, 1);
  }

  private static final class RecordingProgress implements Progress {
    private final List<Epoch> epochs = new ArrayList<>();

    @Override
    public void step(String stage, long done, long total) {}

    @Override
    public void epoch(Epoch epoch) {
      epochs.add(epoch);
    }
  }

  private static final class PrintingProgress implements Progress {
    @Override
    public void step(String stage, long done, long total) {}

    @Override
    public void epoch(Epoch epoch) {
      System.out.println("epoch " + epoch);
    }
  }
}
