// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.blemish.core.image.SampleDepth;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.training.method.RecordedNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraDepthTest {
  @TempDir Path folder;
  private final RecordedNotes progress = new RecordedNotes();

  @Test
  void aDepthThatAllImagesHaveInCommonIsGuessedWithANote() throws IOException {
    List<Sample> fit = List.of(deep("a", 4000), deep("b", 2100));
    List<Sample> calibrate = List.of(deep("c", 4095));

    assertThat(CameraDepth.of(Optional.empty(), fit, calibrate, progress))
        .contains(new SampleDepth(12));
    assertThat(progress.lines())
        .singleElement()
        .asString()
        .contains("guessed 12 of 16 bits", "4095", "--bit-depth");
  }

  @Test
  void nothingIsGuessedWhereImagesDiffer() throws IOException {
    List<Sample> fit = List.of(deep("a", 4000), deep("b", 900));

    assertThat(CameraDepth.of(Optional.empty(), fit, List.of(), progress)).isEmpty();
    assertThat(progress.lines())
        .singleElement()
        .asString()
        .contains("not all the same", "--bit-depth");
  }

  @Test
  void imagesOf8BitsOrAll16BitsHaveNoDepth() throws IOException {
    assertThat(
            CameraDepth.of(
                Optional.empty(), List.of(plain("a"), deep("b", 9)), List.of(), progress))
        .isEmpty();
    assertThat(
            CameraDepth.of(
                Optional.empty(), List.of(deep("c", 4000)), List.of(deep("d", 50_000)), progress))
        .isEmpty();
    assertThat(progress.lines()).isEmpty();
  }

  @Test
  void aGivenDepthIsTakenWithoutReadingAnImage() {
    Sample missing = sample("missing", folder.resolve("missing.png"));

    assertThat(CameraDepth.of(Optional.of(14), List.of(missing), List.of(), progress))
        .contains(new SampleDepth(14));
  }

  private Sample deep(String name, int greatest) throws IOException {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(1, 2, 0, greatest);
    return written(name, image);
  }

  private Sample plain(String name) throws IOException {
    return written(name, new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY));
  }

  private Sample written(String name, BufferedImage image) throws IOException {
    Path path = folder.resolve(name + ".png");
    ImageIO.write(image, "png", path.toFile());
    return sample(name, path);
  }

  private static Sample sample(String id, Path image) {
    return new Sample(
        id, Optional.of(image), Optional.empty(), Label.GOOD, "good", List.of(), Optional.empty());
  }
}
