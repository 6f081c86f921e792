// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidImagesTest {
  @TempDir Path folder;

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing.png");

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(missing))
        .withMessage(missing + ": no such file");
  }

  @Test
  void namesAFolderAsAFolder() {
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(folder))
        .withMessageContaining("is a folder");
  }

  @Test
  void anEmptyFileIsReportedAsEmpty() {
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(new byte[0], "part.png"))
        .withMessage("part.png: the file is empty");
  }

  @Test
  void listsTheReadableFormatsForANonImage() {
    byte[] text = "name,label\n".getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(text, "labels.csv"))
        .withMessageContaining("labels.csv")
        .withMessageContaining("PNG, JPEG, BMP, TIFF, WebP, GIF, PGM or PPM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb8.png",
        "palette.png",
        "bilevel.png",
        "grey16.png",
        "grey.jpg",
        "rgb_420.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "rgb_bmp.bmp",
        "grey_bmp.bmp",
        "rgb8_lzw.tiff",
        "rgb8_deflate.tiff",
        "grey16.tiff",
        "lossless.webp"
      })
  void rejectsATruncatedFile(String name) throws IOException {
    byte[] file = Files.readAllBytes(ImageTestFiles.path("modes/" + name));

    for (int tenth = 1; tenth < 10; tenth++) {
      byte[] cut = Arrays.copyOf(file, file.length * tenth / 10);
      assertThat(catchThrowable(() -> Images.read(cut, name)))
          .as("%d of 10 parts", tenth)
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining(name)
          .hasMessageContaining("damaged");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rgb8.png", "rgb_420.jpg", "rgb_bmp.bmp", "rgb8_lzw.tiff", "lossless.webp"})
  void tooManyPixelsAreRefusedByTheHeader(String name) {
    Path path = ImageTestFiles.path("modes/" + name);
    int area = Images.size(path).area();

    assertThat(Images.read(path, new ReadLimits(area))).isNotNull();
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(path, new ReadLimits(area - 1)))
        .withMessageContaining(path.toString())
        .withMessageContaining(Integer.toString(area - 1));
  }

  @Test
  void rejectsAHugeDeclaredSizeBeforeDecoding() throws IOException {
    byte[] file = Files.readAllBytes(ImageTestFiles.path("modes/rgb8.png"));
    // Width and height of the header chunk: 2^24 each.
    file[16] = 1;
    file[20] = 1;

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(file, "bomb.png"))
        .withMessageContaining("the limit is 200000000");
  }

  @Test
  void decodesUnderAnyContextClassLoader() throws Exception {
    AtomicReference<Image> image = new AtomicReference<>();
    try (URLClassLoader foreign = new URLClassLoader(new URL[0], null)) {
      Thread thread =
          new Thread(() -> image.set(Images.read(ImageTestFiles.path("modes/lossless.webp"))));
      thread.setContextClassLoader(foreign);
      thread.start();
      thread.join();
    }

    assertThat(image.get()).isNotNull();
  }
}
