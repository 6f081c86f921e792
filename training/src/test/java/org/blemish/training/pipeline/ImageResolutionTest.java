// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.data.Dataset;
import org.blemish.training.config.PreparedSize;
import org.blemish.training.method.RecordedNotes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageResolutionTest {
  private static final PreparedSize LIMITED = new PreparedSize(new Size(320, 320), true);

  @TempDir private Path folder;
  private final RecordedNotes progress = new RecordedNotes();
  private Dataset dataset = new Dataset("", Path.of(""), "", List.of(), List.of(), List.of());

  @BeforeEach
  void generate() {
    dataset = TinyProduct.read(TinyProduct.generate(folder));
  }

  private Size size(PreparedSize size, Optional<Rectangle> region) {
    return ImageResolution.of(size, dataset.train(), region, progress);
  }

  @Test
  void smallImagesGetASmallerSizeAndANote() {
    assertThat(size(LIMITED, Optional.empty())).isEqualTo(new Size(256, 256));
    assertThat(progress.lines())
        .singleElement()
        .asString()
        .startsWith("size: images are prepared at 256x256 instead of 320x320");
  }

  @Test
  void theRegionOfInterestCountsWhereThereIsOne() {
    assertThat(size(LIMITED, Optional.of(new Rectangle(0, 0, 300, 300))))
        .isEqualTo(LIMITED.greatest());
    assertThat(progress.lines()).isEmpty();
  }

  @Test
  void aFixedSizeNeedsNoImages() throws IOException {
    for (var sample : dataset.train()) {
      Files.delete(sample.image().orElseThrow());
    }

    assertThat(size(PreparedSize.fixed(new Size(320, 320)), Optional.empty()))
        .isEqualTo(new Size(320, 320));
  }

  @Test
  void filesThatCannotBeReadDoNotCount() throws IOException {
    for (var sample : dataset.train().subList(1, dataset.train().size())) {
      Files.writeString(sample.image().orElseThrow(), "no image");
    }

    assertThat(size(LIMITED, Optional.empty())).isEqualTo(new Size(256, 256));
  }
}
