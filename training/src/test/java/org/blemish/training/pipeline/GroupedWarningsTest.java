// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.image.ReadWarnings;
import org.blemish.core.input.InputReader;
import org.blemish.core.input.Modality;
import org.blemish.core.scan.ScanUnits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupedWarningsTest {
  @TempDir Path folder;

  @Test
  void filesWithSeveralFramesAreOneLineHoweverOftenTheyAreRead() throws IOException {
    GroupedWarnings warnings = new GroupedWarnings();
    InputReader reader =
        new InputReader(Modality.RGB, ScanUnits.UNSPECIFIED, Optional.empty(), warnings);
    List<Path> files = List.of(pgm("a.pgm", 1), pgm("b.pgm", 2), pgm("c.pgm", 3), pgm("d.pgm", 2));
    IntStream.range(0, 12)
        .parallel()
        .forEach(
            i ->
                assertThat(
                        reader
                            .read("part", Optional.of(files.get(i % 4)), Optional.empty())
                            .image())
                    .isPresent());

    assertThat(warnings.notes(4))
        .containsExactly(
            folder.resolve("b.pgm")
                + ": holds several pages or frames, only the first is read; so do 2 of the other 3"
                + " images");
  }

  @Test
  void warningsOfSeveralKindsAreOneLineEach() {
    GroupedWarnings warnings = new GroupedWarnings();
    warnings.add(ReadWarnings.Kind.ABOVE_WHITE, "b.png", "has samples up to 5000");
    warnings.add(ReadWarnings.Kind.FURTHER_PICTURES, "c.tif", "holds several pages");
    assertThat(warnings.notes(10))
        .containsExactly("c.tif: holds several pages", "b.png: has samples up to 5000");
    assertThat(new GroupedWarnings().notes(10)).isEmpty();
  }

  private Path pgm(String name, int frames) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < frames; i++) {
      file.writeBytes("P5 1 1 255\nx".getBytes(ISO_8859_1));
    }
    return Files.write(folder.resolve(name), file.toByteArray());
  }
}
