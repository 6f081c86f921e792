// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuxiliaryCommandsTest {
  @TempDir private Path folder;

  @Test
  void doctorReportsWhatThisMachineCanDo() {
    CommandResult program = CommandResult.run("doctor");
    assertThat(program.code()).as(program.out()).isZero();
    assertThat(program.out())
        .contains(System.getProperty("java.version"))
        .containsPattern("ONNX Runtime +\\d+\\.\\d+")
        .contains("libtorch", "inspection");
  }

  @Test
  void theEmbeddedBackboneIsListedAndChecked() {
    assertThat(CommandResult.run("backbone", "list").out())
        .contains("efficientnet-lite0", "s6 (192 channels, stride 32)");
    CommandResult check =
        CommandResult.run("backbone", "check", "efficientnet-lite0", "--size", 64);
    assertThat(check.code()).isZero();
    assertThat(check.out()).contains("ms an image");
    assertThat(CommandResult.run("backbone", "check", "nothing").err())
        .contains("no backbone nothing");
  }

  @Test
  void rejectsAFileThatHoldsNoWeights() throws IOException {
    Path file = Files.writeString(folder.resolve("efficientnet-b0.pth"), "weights");
    Path output = folder.resolve("b0");
    CommandResult program = CommandResult.run("backbone", "import", file, "--output", output);
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.err()).contains(file.toString());
    assertThat(output).doesNotExist();
    CommandResult networks =
        CommandResult.run("import", "--teacher", file, "--student", file, "--output", output);
    assertThat(networks.code()).isEqualTo(1);
    assertThat(networks.err()).contains(file.toString());
  }

  @Test
  void theSameSeedDrawsTheSameProduct() throws IOException {
    for (String name : new String[] {"a", "b"}) {
      CommandResult program =
          CommandResult.run(
              "generate",
              "--product",
              "tile",
              "--output",
              folder.resolve(name),
              "--seed",
              7,
              "--size",
              "48x40",
              "--counts",
              "1,0,1,0");
      assertThat(program.out().strip()).isEqualTo(folder.resolve(name).resolve("tile").toString());
    }
    String file = "tile/train/good/rgb/000.png";
    assertThat(folder.resolve("a").resolve(file))
        .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
    assertThat(folder.resolve("a/tile/validation")).doesNotExist();
  }

  @Test
  void dataCheckFailsOnErrorsAlone() throws IOException {
    CommandResult.run(
        "generate", "--output", folder, "--size", 40, "--counts", "3,0,1,1", "--name", "p");
    Path data = folder.resolve("p");
    assertThat(CommandResult.run("data", "check", data).code()).isZero();
    Files.writeString(data.resolve("train/good/rgb/001.png"), "not an image");
    CommandResult program = CommandResult.run("data", "check", data);
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.out()).contains("ERROR").contains("001.png");
    assertThat(CommandResult.run("data", "check", "--json", data).lines())
        .singleElement()
        .asString()
        .startsWith("{\"category\":\"p\"");
  }
}
