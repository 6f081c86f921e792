// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResizeTest {
  private static final Path SOURCE = ImageTestFiles.path("image_61x97.png");

  static List<Path> resized() throws IOException {
    List<Path> files = new ArrayList<>();
    Path folder = SOURCE.resolveSibling(".");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "image_resized_*.png")) {
      all.forEach(files::add);
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("resized")
  void equalsPillowByteForByte(Path file) {
    Image source = Images.read(SOURCE);
    Image expected = Images.read(file);

    Image image = Resize.bilinear(source, Rectangle.whole(source.size()), expected.size());

    assertThat(image.toRgb()).isEqualTo(expected.toRgb());
  }

  @Test
  void greyIsResizedAsEachOfThreeEqualChannelsWouldBe() {
    Image grey = Images.read(ImageTestFiles.path("modes/grey8.png"));
    Image colour = Image.rgb(grey.toRgb(), grey.width(), grey.height());
    Resize resize = new Resize(grey.size(), new Rectangle(3, 2, 31, 30), new Size(17, 64));

    assertThat(resize.apply(grey).format()).isEqualTo(PixelFormat.MONO8);
    assertThat(resize.apply(grey).toRgb()).isEqualTo(resize.apply(colour).toRgb());
  }

  @Test
  void theSameSizeChangesNothing() {
    Image source = Images.read(SOURCE);

    assertThat(Resize.bilinear(source, Rectangle.whole(source.size()), source.size()).toRgb())
        .isEqualTo(source.toRgb());
  }

  @Test
  void anUnscaledBoxIsACrop() {
    Image source = Images.read(SOURCE);
    byte[] row = new byte[3 * 20];
    source.row(30, 7, 20, row, 0);

    Image crop = Resize.bilinear(source, new Rectangle(7, 30, 20, 1), new Size(20, 1));

    assertThat(crop.toRgb()).isEqualTo(row);
  }

  @Test
  void aBoxThatLeavesTheImageIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Resize(new Size(10, 10), new Rectangle(5, 0, 6, 10), new Size(4, 4)))
        .withMessageContaining("leaves the image of 10x10");
  }
}
