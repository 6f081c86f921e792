// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/**
 * A small drawn product, and a model that was trained on it in a second or two.
 *
 * @param data folder of the product
 * @param run run folder
 */
record TinyRun(Path data, Path run) {
  /** Everything below the folder. */
  static TinyRun train(Path folder) {
    Program drawn =
        Program.run(
            "generate", "--output", folder, "--name", "tiny", "--size", 64, "--counts", "8,4,2,1");
    assertThat(drawn.err()).doesNotContain("blemish:");
    Path data = folder.resolve("tiny");
    Path run = folder.resolve("run");
    Program trained = train(data, run);
    assertThat(trained.err()).doesNotContain("blemish:");
    assertThat(trained.code()).isZero();
    return new TinyRun(data, run);
  }

  static Program train(Path data, Path run) {
    return Program.run(
        "train",
        "--data",
        data,
        "--output",
        run,
        "--method",
        "patchcore",
        "--preset",
        "fast",
        "--threads",
        1,
        "--set",
        "preparation.size=64x64",
        "--set",
        "patchcore.memories=[{name: neighbour, input: s4, components: 8, smoothing: 3, patches: 20,"
            + " candidates: 100, projection: 8}]");
  }

  Path model() {
    return run.resolve("model.blemish");
  }

  Path test() {
    return data.resolve("test");
  }
}
