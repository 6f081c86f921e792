// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImagesDecodingTest {

  static Stream<Arguments> modes() throws IOException {
    JsonNode files =
        new ObjectMapper().readTree(ImageTestFiles.path("modes/modes.json").toFile()).get("files");
    return files.properties().stream()
        .map(
            file ->
                Arguments.of(
                    file.getKey(),
                    file.getValue().get("mode").asText(),
                    file.getValue().get("expected").asText(),
                    file.getValue().get("tolerance").asInt()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modes")
  void decodesToTheReferenceSamples(String file, String mode, String expectedFile, int tolerance) {
    Image expected = Images.read(ImageTestFiles.path("modes/" + expectedFile));
    Image image = Images.read(ImageTestFiles.path("modes/" + file));

    assertThat(image.size()).isEqualTo(expected.size());
    assertThat(greatestDifference(image.toRgb(), expected.toRgb())).isLessThanOrEqualTo(tolerance);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modes")
  void greyImagesHaveOneChannel(String file, String mode, String expectedFile, int tolerance) {
    boolean grey = mode.startsWith("L") || mode.startsWith("I") || mode.equals("1");

    assertThat(Images.read(ImageTestFiles.path("modes/" + file)).format())
        .isEqualTo(grey ? PixelFormat.MONO8 : PixelFormat.RGB8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modes")
  void headerGivesTheSizeOfTheUprightImage(
      String file, String mode, String expectedFile, int tolerance) {
    Path path = ImageTestFiles.path("modes/" + file);

    assertThat(Images.size(path)).isEqualTo(Images.read(path).size());
  }

  static int greatestDifference(byte[] a, byte[] b) {
    assertThat(a).hasSameSizeAs(b);
    int greatest = 0;
    for (int i = 0; i < a.length; i++) {
      greatest = Math.max(greatest, Math.abs((a[i] & 255) - (b[i] & 255)));
    }
    return greatest;
  }
}
