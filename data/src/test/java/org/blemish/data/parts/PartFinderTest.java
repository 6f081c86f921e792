// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Modality;
import org.blemish.data.internal.TiffFixtures;
import org.blemish.data.skipped.SkipReason;
import org.blemish.data.skipped.SkippedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFinderTest {
  @TempDir private Path folder;

  @Test
  void foldersAreSearchedInOrderWithoutMasksHiddenFilesAndScans() throws IOException {
    make("b/2.JPG", "a/10.png", "a/notes.txt", "a/.hidden.png", "a/gt/10.png", ".git/x.png");
    make("c/rgb/1.png", "c/xyz/1.tiff", "d/5.png", "e/6.tiff");
    TiffFixtures.floats(folder.resolve("d/5.tiff"));
    assertThat(find(Modality.RGB).stream().map(PartFiles::path).map(this::name))
        .containsExactly("a/10.png", "b/2.JPG", "c/rgb/1.png", "d/5.png", "e/6.tiff");
    assertThat(find(Modality.RGB)).allMatch(part -> part.scan().isEmpty());
  }

  @Test
  void findsScansNextToTheirImages() throws IOException {
    make("c/rgb/1.png", "c/xyz/1.tiff", "d/5.png", "d/5.npy", "e/7.png", "e/depth/8.png");
    List<PartFiles> parts = find(Modality.RGB_DEPTH);
    assertThat(parts.stream().map(PartFiles::path).map(this::name))
        .containsExactly("c/rgb/1.png", "d/5.png", "e/7.png");
    assertThat(parts.stream().map(part -> part.scan().map(this::name).orElse("none")))
        .containsExactly("c/xyz/1.tiff", "d/5.npy", "none");
  }

  @Test
  void recognisesScansByTheEndOfTheirName() throws IOException {
    make("d/5.png", "d/5_depth.png", "e/7_image_4.png", "e/7_depth.png", "f/9.png", "f/9_xyz.tiff");
    List<PartFiles> parts = find(Modality.RGB_DEPTH);
    assertThat(parts.stream().map(PartFiles::path).map(this::name))
        .containsExactly("d/5.png", "e/7_image_4.png", "f/9.png");
    assertThat(parts.stream().map(part -> part.scan().map(this::name).orElse("none")))
        .containsExactly("d/5_depth.png", "e/7_depth.png", "f/9_xyz.tiff");
    assertThat(find(Modality.DEPTH))
        .containsExactly(scan("d/5_depth.png"), scan("e/7_depth.png"), scan("f/9_xyz.tiff"));
  }

  @Test
  void depthModalityFindsScansOnly() throws IOException {
    make("c/rgb/1.png", "c/xyz/1.tiff", "d/depth/2.png", "e/3.ply");
    assertThat(find(Modality.DEPTH))
        .containsExactly(scan("c/xyz/1.tiff"), scan("d/depth/2.png"), scan("e/3.ply"));
    String image = folder.resolve("c/rgb/1.png").toString();
    assertThat(new PartFinder(Modality.DEPTH).find(List.of(image)).parts())
        .containsExactly(scan("c/xyz/1.tiff"));
  }

  @Test
  void aFileWithGlobCharactersInItsNameIsThatFile() throws IOException {
    make("part[1].png", "part1.png");
    Path odd = folder.resolve("part[1].png");
    assertThat(new PartFinder(Modality.RGB).find(List.of(odd.toString())).parts())
        .containsExactly(new PartFiles(Optional.of(odd), Optional.empty()));
  }

  @Test
  void globsMatchAtTheDepthTheyState() throws IOException {
    make("1.png", "a/2.png", "a/b/3.png", "a/b/4.jpg", "[5].png");
    assertThat(globbed("*.png")).containsExactly("1.png", "[5].png");
    assertThat(globbed("*/*.png")).containsExactly("a/2.png");
    assertThat(globbed("a/**/*.png")).containsExactly("a/2.png", "a/b/3.png");
    assertThat(globbed("a/b/[0-9].{png,jpg}")).containsExactly("a/b/3.png", "a/b/4.jpg");
  }

  @Test
  void aFileAndItsScanAreFoundInAnyCase() throws IOException {
    make("1.JPG", "rgb/2.PNG", "XYZ/2.tiff");
    TiffFixtures.floats(folder.resolve("1.TIFF"));

    assertThat(
            new PartFinder(Modality.RGB_DEPTH)
                .find(
                    List.of(
                        folder.resolve("1.JPG").toString(), folder.resolve("rgb/2.PNG").toString()))
                .parts())
        .containsExactly(
            new PartFiles(
                Optional.of(folder.resolve("1.JPG")), Optional.of(folder.resolve("1.TIFF"))),
            new PartFiles(
                Optional.of(folder.resolve("rgb/2.PNG")),
                Optional.of(folder.resolve("XYZ/2.tiff"))));
  }

  @Test
  void aTiffOfIntegersNextToAnImageIsAPartToo() throws IOException {
    make("1.png");
    TiffFixtures.integers(folder.resolve("1.tiff"));

    assertThat(find(Modality.RGB).stream().map(PartFiles::path).map(this::name))
        .containsExactly("1.png", "1.tiff");
    assertThat(find(Modality.RGB_DEPTH)).allMatch(part -> part.scan().isEmpty());
  }

  @Test
  void skippedFilesAreNamedWithTheirReasons() throws IOException {
    make("a/1.png", "a/1_mask.png", "labels/1.png", "a/2.ply", "a/3.jxl", "a/.4.png");

    FoundParts found = new PartFinder(Modality.RGB).find(List.of(folder.toString()));

    assertThat(found.parts()).extracting(part -> name(part.path())).containsExactly("a/1.png");
    assertThat(found.skipped().all())
        .extracting(file -> name(file.path()), SkippedFile::reason)
        .containsExactlyInAnyOrder(
            tuple("a/1_mask.png", SkipReason.MASK),
            tuple("labels/1.png", SkipReason.MASK),
            tuple("a/2.ply", SkipReason.OTHER_MODALITY),
            tuple("a/3.jxl", SkipReason.UNSUPPORTED_FORMAT),
            tuple("a/.4.png", SkipReason.HIDDEN));
    assertThat(found.skipped().mayHoldParts()).isTrue();
    assertThat(found.skipped().lines())
        .contains(
            "skipped 2 files (mask, not a part): %s, %s"
                .formatted(folder.resolve("a/1_mask.png"), folder.resolve("labels/1.png")));
  }

  @Test
  void aMaskWithTheNameOfItsJpegIsNoPart() throws IOException {
    byte[] square = new byte[64];
    square[20] = (byte) 255;
    Images.writePng(Image.grey(square, 8, 8), folder.resolve("1.png"));
    Files.write(folder.resolve("1.jpg"), new byte[] {1});
    Images.writePng(Image.grey(square, 8, 8), folder.resolve("2.png"));
    byte[] photograph = new byte[64];
    for (int i = 0; i < photograph.length; i++) {
      photograph[i] = (byte) (3 * i);
    }
    Images.writePng(Image.grey(photograph, 8, 8), folder.resolve("3.png"));
    Files.write(folder.resolve("3.jpg"), new byte[] {1});

    FoundParts found = new PartFinder(Modality.RGB).find(List.of(folder.toString()));

    assertThat(found.parts())
        .extracting(part -> name(part.path()))
        .containsExactly("1.jpg", "2.png", "3.jpg", "3.png");
    assertThat(found.skipped().all())
        .containsExactly(new SkippedFile(folder.resolve("1.png"), SkipReason.MASK));
  }

  @Test
  void aScanWithoutItsImageIsNamed() throws IOException {
    make("a/1.png", "a/1.npy", "a/2.npy");

    FoundParts found = new PartFinder(Modality.RGB_DEPTH).find(List.of(folder.toString()));

    assertThat(found.parts()).hasSize(1);
    assertThat(found.skipped().all())
        .containsExactly(new SkippedFile(folder.resolve("a/2.npy"), SkipReason.SCAN_WITHOUT_IMAGE));
  }

  @Test
  void aFolderOfMasksAloneIsSearchedWhereItIsNamed() throws IOException {
    make("gt/1.png", "gt/2.png");

    assertThat(new PartFinder(Modality.RGB).find(List.of(folder.resolve("gt").toString())).parts())
        .hasSize(2);
  }

  @Test
  void aFolderOfUnsupportedImagesSaysWhatToDo() throws IOException {
    make("1.avif", "2.avif");

    assertThatThrownBy(() -> find(Modality.RGB))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no images found there")
        .hasMessageContaining("AVIF images cannot be read; convert them to PNG");
  }

  @Test
  void globsSkipHiddenFilesAndMasksLikeFolders() throws IOException {
    make("a/1.png", "a/.2.png", "a/gt/1.png", "a/3.txt");
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);

    FoundParts found =
        new PartFinder(Modality.RGB).find(List.of(folder.toString() + "/**/*.{png,txt}"));

    assertThat(found.parts()).extracting(part -> name(part.path())).containsExactly("a/1.png");
    assertThat(found.skipped().all())
        .extracting(SkippedFile::reason)
        .containsExactlyInAnyOrder(SkipReason.HIDDEN, SkipReason.MASK, SkipReason.OTHER);
  }

  private List<String> globbed(String pattern) {
    return new PartFinder(Modality.RGB)
        .find(List.of(folder + "/" + pattern)).parts().stream()
            .map(part -> name(part.path()))
            .toList();
  }

  private List<PartFiles> find(Modality modality) {
    return new PartFinder(modality).find(List.of(folder.toString())).parts();
  }

  private PartFiles scan(String name) {
    return new PartFiles(Optional.empty(), Optional.of(folder.resolve(name)));
  }

  private String name(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private void make(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }
}
