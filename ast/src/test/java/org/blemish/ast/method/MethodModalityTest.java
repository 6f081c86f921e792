// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Term;
import org.blemish.data.Dataset;
import org.blemish.data.SampleReader;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.blemish.training.method.Progress;
import org.blemish.training.pipeline.TrainedRun;
import org.blemish.training.pipeline.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each method with each modality, from training to inspection. */
class MethodModalityTest {
  @TempDir Path folder;

  private Inspection trainAndInspect(String... settings) {
    Dataset dataset = TinyAst.product(folder);
    TrainedRun run =
        Trainer.train(
            folder.resolve("run"), dataset, TinyAst.configuration(settings), Progress.NONE);
    try (Detector detector = Detector.open(run.folder().model(), SessionOptions.threads(1))) {
      Model model = detector.model();
      Input input = new SampleReader(model.pipeline().reader()).read(dataset.test().get(0));
      Inspection inspection = detector.inspect(input, "part");
      assertThat(inspection.score()).isFinite();
      assertThat(inspection.thresholds()).isPresent();
      return inspection;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ast, depth",
    "ast, rgb+depth",
    "padim, rgb",
    "padim, depth",
    "padim, rgb+depth",
    "patchcore, rgb+depth"
  })
  void trainsAndInspects(String method, String modality) {
    trainAndInspect(
        "method=" + method,
        "modality=" + modality,
        modality.equals("depth") ? "%s.inputs=[]".formatted(inputs(method)) : "seed=0",
        modality.equals("depth") ? "ast.memoryBanks=[]" : "seed=0");
  }

  /** PatchCore has no key {@code inputs}; the setting of AST then has no effect. */
  private static String inputs(String method) {
    return method.equals("padim") ? "padim" : "ast";
  }

  @Test
  void patchcoreTrainsOnDepthAlone() {
    trainAndInspect(
        "method=patchcore",
        "modality=depth",
        "patchcore.memoryBanks=[" + TinyAst.memoryBank("depth", 20) + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "patchcore, rgb, false",
    "patchcore, depth, true",
    "patchcore, rgb+depth, true",
    "ast, rgb, false",
    "ast, depth, true",
    "ast, rgb+depth, true"
  })
  void usesTheDepthMemoryBankOnlyWithScans(String method, String modality, boolean used) {
    Dataset dataset = TinyAst.product(folder);
    TrainedRun run =
        Trainer.train(
            folder.resolve("run"),
            dataset,
            TinyAst.configuration("method=" + method, "modality=" + modality),
            Progress.NONE);

    Model model = Model.read(run.folder().model());
    List<String> maps =
        model.decisionRule().scoring().settings().terms().stream()
            .map(Term::map)
            .distinct()
            .toList();
    assertThat(maps.contains("relief")).isEqualTo(used);
    // With depth alone PatchCore has no other memory bank.
    boolean alone = method.equals("patchcore") && modality.equals("depth");
    assertThat(maps).hasSize(used && !alone ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({"s5+depth, s5+depth", "s5, s5+depth"})
  void withoutADepthMemoryBankJoinsDepthToTheOtherFeatures(String input, String joined) {
    Dataset dataset = TinyAst.product(folder);
    TrainedRun run =
        Trainer.train(
            folder.resolve("run"),
            dataset,
            TinyAst.configuration(
                "method=patchcore",
                "modality=rgb+depth",
                "patchcore.memoryBanks.relief=null",
                "patchcore.memoryBanks=[" + TinyAst.memoryBank(input, 20) + "]"),
            Progress.NONE);

    try (OnnxSession head =
        OnnxSession.open(
            Model.read(run.folder().model()).head(), "head", SessionOptions.threads(1))) {
      assertThat(head.inputs().stream().map(Value::name)).containsExactly(joined.split("\\+"));
    }
  }

  @ParameterizedTest
  @CsvSource({"stretch", "pad"})
  void inspectsOnlyTheRegionOfInterest(String fit) {
    Inspection inspection =
        trainAndInspect(
            "method=patchcore", "preparation.fit=" + fit, "preparation.region=\"10,20,80,40\"");

    Rectangle region = new Rectangle(10, 20, 80, 40);
    float outside = inspection.map().orElseThrow().get(5, 5);
    for (int y = 0; y < 96; y++) {
      for (int x = 0; x < 96; x++) {
        boolean inside =
            x >= region.x()
                && x < region.x() + region.width()
                && y >= region.y()
                && y < region.y() + region.height();
        if (!inside) {
          assertThat(inspection.map().orElseThrow().get(x, y)).isEqualTo(outside);
        }
      }
    }
    assertThat(inspection.map().orElseThrow().get(50, 40)).isNotEqualTo(outside);
  }
}
