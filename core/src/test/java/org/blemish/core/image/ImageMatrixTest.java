// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.file.Sha256;
import org.blemish.core.image.ImageMatrix.MatrixFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pixel as Pillow, OpenCV and tifffile read it, or a refusal with its reason. */
class ImageMatrixTest {

  static List<MatrixFile> readable() {
    return ImageMatrix.files(false).stream().filter(file -> !file.refused()).toList();
  }

  static List<MatrixFile> refused() {
    return ImageMatrix.files(false).stream().filter(MatrixFile::refused).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readable")
  void everyPixelHasItsReferenceValue(MatrixFile file) {
    Image image = Images.read(file.bytes(), file.name());

    byte[] pixels = new byte[image.width() * image.height() * image.format().bytes()];
    int row = image.width() * image.format().bytes();
    for (int y = 0; y < image.height(); y++) {
      image.rawRow(y, 0, image.width(), pixels, y * row);
    }
    assertThat(image.width()).isEqualTo(file.expected().get("width").asInt());
    assertThat(image.height()).isEqualTo(file.expected().get("height").asInt());
    assertThat(image.format().bytes()).isEqualTo(file.expected().get("channels").asInt());
    assertThat(Sha256.of(pixels).hex()).isEqualTo(file.expected().get("sha256").asText());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void aFileThatIsNotReadIsRefusedWithItsReason(MatrixFile file) {
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(file.bytes(), file.name()))
        .withMessageContaining(file.name())
        .withMessageContaining(file.expected().get("refused").asText());
  }

  @Test
  void theMatrixIsComplete() {
    assertThat(readable()).hasSizeGreaterThan(250);
    assertThat(refused()).hasSizeGreaterThan(25);
  }
}
