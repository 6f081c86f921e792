// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.file.Sha256;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.ImageMatrix;
import org.blemish.core.image.ImageMatrix.MatrixFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FloatTiffMatrixTest {
  @TempDir Path folder;

  static List<MatrixFile> readable() {
    return ImageMatrix.files(true).stream().filter(file -> !file.refused()).toList();
  }

  static List<MatrixFile> refused() {
    return ImageMatrix.files(true).stream().filter(MatrixFile::refused).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readable")
  void everyFloatHasItsBits(MatrixFile file) throws IOException {
    List<FloatMap> channels = FloatTiff.read(written(file));

    ByteBuffer bytes = ByteBuffer.allocate(4 * channels.size() * channels.get(0).values().length);
    channels.forEach(
        channel -> {
          for (float v : channel.values()) {
            bytes.putFloat(v);
          }
        });
    assertThat(channels.get(0).width()).isEqualTo(file.expected().get("width").asInt());
    assertThat(channels).hasSize(file.expected().get("channels").asInt());
    assertThat(Sha256.of(bytes.array()).hex()).isEqualTo(file.expected().get("floats").asText());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void samplesOfAnotherTypeAreRefusedAndNamed(MatrixFile file) throws IOException {
    Path path = written(file);

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> FloatTiff.read(path))
        .withMessageContaining(file.expected().get("refused").asText());
  }

  private Path written(MatrixFile file) throws IOException {
    return Files.write(folder.resolve("scan.tiff"), file.bytes());
  }
}
