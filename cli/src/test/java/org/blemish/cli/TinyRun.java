// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small generated product, and a model that was trained on it in one or two seconds.
 *
 * @param data folder of the product
 * @param run run folder
 */
record TinyRun(Path data, Path run) {
  /** Generates the product and trains the model in this folder. */
  static TinyRun train(Path folder) {
    CommandResult drawn =
        CommandResult.run(
            "generate", "--output", folder, "--name", "tiny", "--size", 64, "--counts", "8,4,2,1");
    assertThat(drawn.err()).doesNotContain("blemish:");
    Path data = folder.resolve("tiny");
    Path run = folder.resolve("run");
    CommandResult trained = train(data, run);
    assertThat(trained.err()).doesNotContain("blemish:");
    assertThat(trained.code()).isZero();
    return new TinyRun(data, run);
  }

  static CommandResult train(Path data, Path run) {
    return train(data, run, "rgb", List.of("s4"));
  }

  /** Nearest neighbours among patches of each of these feature maps. */
  static CommandResult train(
      Path data, Path run, String modality, List<String> inputs, Object... more) {
    return CommandResult.run(
        Stream.concat(Stream.of(arguments(data, run, modality, inputs)), Stream.of(more))
            .toArray());
  }

  private static Object[] arguments(Path data, Path run, String modality, List<String> inputs) {
    return new Object[] {
      "train",
      "--data",
      data,
      "--output",
      run,
      "--method",
      "patchcore",
      "--preset",
      "fast",
      "--modality",
      modality,
      "--threads",
      1,
      "--set",
      "patchcore.memoryBanks.relief=null",
      "--set",
      "preparation.size=64x64",
      "--set",
      "patchcore.memoryBanks=[%s]"
          .formatted(inputs.stream().map(TinyRun::memory).collect(Collectors.joining(", "))),
      "--set",
      "patchcore.terms=[%s]"
          .formatted(inputs.stream().map(TinyRun::term).collect(Collectors.joining(", ")))
    };
  }

  private static String memory(String input) {
    return "{name: near_%s, input: %s, components: 8, smoothing: 3, patches: 20, candidates: 100, projection: 8}"
        .formatted(input, input);
  }

  private static String term(String input) {
    return "{map: near_%s, standardise: NONE, smoothing: 1, reduction: {kind: max}, weight: 1.0}"
        .formatted(input);
  }

  Path model() {
    return run.resolve("model.blemish");
  }

  Path test() {
    return data.resolve("test");
  }
}
