// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.data.Dataset;
import org.blemish.data.GroundTruth;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.layout.DatasetLayouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images of 8x6. */
class AnnotationImportTest {
  private static final Size SIZE = new Size(8, 6);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "polygon;   [[1,1],[4,1],[4,3],[1,3]]; 6",
        "rectangle; [[4,3],[1,1]];             6",
        "rectangle; [[-5,-5],[50,50]];         48",
        "circle;    [[4,3],[5,3]];             4",
        "line;      [[0.5,0.5],[7.5,0.5]];     8",
        "linestrip; [[0.5,0.5],[0.5,2.5],[2.5,2.5]]; 5",
        "point;     [[7.9,5.9]];               1",
      })
  void labelmeShapesBecomePixels(String type, String points, int pixels) throws IOException {
    image("a.png");
    text(
        "a.json",
        """
        {"imagePath": "a.png", "imageWidth": 8, "imageHeight": 6, "flags": {},
         "shapes": [{"label": "dent", "shape_type": "%s", "points": %s, "group_id": null}]}"""
            .formatted(type, points));

    AnnotationImport result = run(AnnotationFormat.LABELME, folder);

    assertThat(result.kinds()).isEqualTo(Map.of("dent", 1));
    assertThat(truth("a.png").union().count()).isEqualTo(pixels);
  }

  @Test
  void aMaskOfLabelmeIsPastedAtItsFirstPoint() throws IOException {
    image("a.png");
    String png = Base64.getEncoder().encodeToString(Images.png(Mask.full(new Size(2, 3))));
    text(
        "a.json",
        """
        {"imagePath": "a.png", "imageWidth": 8, "imageHeight": 6, "shapes":
         [{"label": "dent", "shape_type": "mask", "points": [[5, 1], [6, 3]], "mask": "%s"}]}"""
            .formatted(png));

    run(AnnotationFormat.LABELME, folder);

    assertThat(truth("a.png").union())
        .isEqualTo(Mask.full(SIZE).without(Mask.outside(new Rectangle(5, 1, 2, 3), SIZE)));
  }

  @Test
  void cocoPolygonsBoxesAndRunLengthsBecomeOneMaskForEachKind() throws IOException {
    image("images/a.png");
    image("images/good.png");
    text(
        "coco.json",
        """
        {"images": [{"id": 7, "file_name": "a.png", "width": 8, "height": 6},
                    {"id": 8, "file_name": "good.png", "width": 8, "height": 6}],
         "categories": [{"id": 1, "name": "dent"}, {"id": 2, "name": "rust"}],
         "annotations": [
          {"id": 1, "image_id": 7, "category_id": 1, "segmentation": [[0,0,2,0,2,2,0,2],[4,0,5,0,5,1,4,1]]},
          {"id": 2, "image_id": 7, "category_id": 1, "segmentation": [], "bbox": [6, 4, 2, 2]},
          {"id": 3, "image_id": 7, "category_id": 2,
           "segmentation": {"size": [6, 8], "counts": [3, 2, 43]}}]}""");

    AnnotationImport result =
        AnnotationImport.run(
            AnnotationFormat.COCO,
            folder.resolve("coco.json"),
            folder.resolve("images"),
            folder.resolve("data"));

    assertThat(result.good()).isEqualTo(1);
    assertThat(result.kinds()).isEqualTo(Map.of("dent", 1, "rust", 1));
    Dataset dataset = DatasetLayouts.detect(folder.resolve("data")).read(folder.resolve("data"));
    assertThat(dataset.train()).extracting(Sample::label).containsExactly(Label.GOOD);
    Sample sample = dataset.test().get(0);
    assertThat(sample.id()).isEqualTo("images/a.png");
    assertThat(sample.defectType()).isEqualTo("dent+rust");
    assertThat(sample.masks()).hasSize(2);
    GroundTruth truth = GroundTruth.read(dataset, sample, SIZE);
    // 2x2, 1x1 and 2x2 pixels; the run of two from pixel 3 is in the first column.
    assertThat(truth.regions()).extracting(region -> region.mask().count()).containsExactly(9, 2);
    assertThat(truth.regions().get(1).mask().cells()).containsExactly(3 * 8, 4 * 8);
  }

  /** The counts 13, 2, 4, 2, 4, 2, 21 by the rule of rleToString in cocoapi's maskApi.c. */
  @Test
  void compressedRunLengthsAreRead() throws IOException {
    image("a.png");
    text(
        "coco.json",
        """
        {"images": [{"id": 1, "file_name": "a.png", "width": 8, "height": 6}],
         "categories": [{"id": 1, "name": "dent"}],
         "annotations": [{"id": 1, "image_id": 1, "category_id": 1,
           "segmentation": {"size": [6, 8], "counts": "=24000a0"}}]}""");

    run(AnnotationFormat.COCO, folder.resolve("coco.json"));

    assertThat(truth("a.png").union())
        .isEqualTo(Mask.full(SIZE).without(Mask.outside(new Rectangle(2, 1, 3, 2), SIZE)));
  }

  @Test
  void imagesThatAreMissingOrOfAnotherSizeAreLeftOut() throws IOException {
    image("a.png");
    image("b.png");
    text("a.json", labelme("a.png", 8));
    text("b.json", labelme("b.png", 9));
    text("c.json", labelme("gone.png", 8));

    AnnotationImport result = run(AnnotationFormat.LABELME, folder);

    assertThat(result.images()).isEqualTo(1);
    assertThat(result.leftOut())
        .satisfiesExactly(
            line -> assertThat(line).contains("b.json", "annotated as 9x6", "is 8x6"),
            line -> assertThat(line).contains("gone.png"));
  }

  @Test
  void damagedAnnotationsAreNamedWithTheirPlace() throws IOException {
    text("a.json", "{\"imagePath\": \"a.png\"}");
    assertThatThrownBy(() -> run(AnnotationFormat.LABELME, folder.resolve("a.json")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("a.json: not a labelme file");
    text(
        "b.json",
        """
        {"images": [{"id": 1, "file_name": "a.png", "width": 8, "height": 6}], "categories": [],
         "annotations": [{"image_id": 1, "category_id": 5}]}""");
    assertThatThrownBy(() -> run(AnnotationFormat.COCO, folder.resolve("b.json")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("annotations[0]: no category has the id '5'");
  }

  @Test
  void whatIsExportedAsCocoIsImportedWithTheSamePixels() throws IOException {
    tree();
    Dataset dataset = DatasetLayouts.detect(folder.resolve("set")).read(folder.resolve("set"));

    Path file = DatasetExport.write(dataset, ExportFormat.COCO, folder.resolve("coco"));
    AnnotationImport.run(
        AnnotationFormat.COCO, file, folder.resolve("set"), folder.resolve("again"));

    Dataset again = DatasetLayouts.detect(folder.resolve("again")).read(folder.resolve("again"));
    Sample sample =
        again.test().stream().filter(s -> s.label() == Label.DEFECTIVE).findFirst().orElseThrow();
    assertThat(sample.defectType()).isEqualTo("dent");
    assertThat(GroundTruth.read(again, sample, SIZE).union())
        .isEqualTo(Images.readMask(folder.resolve("set/ground_truth/dent/2_mask.png")));
  }

  @Test
  void manifestsAndFoldersOfMvtecAdHoldTheSameSamples() throws IOException {
    tree();
    Dataset dataset = DatasetLayouts.detect(folder.resolve("set")).read(folder.resolve("set"));

    for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.MVTEC_AD)) {
      Path out = folder.resolve(format.toString());
      DatasetExport.write(dataset, format, out);
      Dataset again = DatasetLayouts.detect(out).read(out);
      assertThat(again.layout()).isEqualTo(format == ExportFormat.CSV ? "manifest" : "mvtec-ad");
      assertThat(again.train()).hasSize(1);
      assertThat(again.test())
          .extracting(Sample::defectType)
          .containsExactlyInAnyOrder("good", "dent");
      Sample dent =
          again.test().stream().filter(s -> s.label() == Label.DEFECTIVE).findFirst().orElseThrow();
      assertThat(GroundTruth.read(again, dent, SIZE).union().count()).isEqualTo(3);
    }
    assertThatThrownBy(() -> DatasetExport.write(dataset, ExportFormat.CSV, folder.resolve("csv")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("is not empty");
  }

  private void tree() throws IOException {
    image("set/train/good/0.png");
    image("set/test/good/1.png");
    image("set/test/dent/2.png");
    Mask mask = Mask.empty(SIZE);
    mask.bits().set(0);
    mask.bits().set(9);
    mask.bits().set(30);
    Files.createDirectories(folder.resolve("set/ground_truth/dent"));
    Images.writePng(mask, folder.resolve("set/ground_truth/dent/2_mask.png"));
  }

  private static String labelme(String image, int width) {
    return """
        {"imagePath": "%s", "imageWidth": %d, "imageHeight": 6, "shapes": []}"""
        .formatted(image, width);
  }

  private AnnotationImport run(AnnotationFormat format, Path annotations) {
    return AnnotationImport.run(format, annotations, folder, folder.resolve("data"));
  }

  private GroundTruth truth(String image) {
    Dataset dataset = DatasetLayouts.detect(folder.resolve("data")).read(folder.resolve("data"));
    Sample sample =
        dataset.test().stream().filter(s -> s.id().equals(image)).findFirst().orElseThrow();
    return GroundTruth.read(dataset, sample, SIZE);
  }

  private void image(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Images.writePng(Image.grey(new byte[SIZE.area()], 8, 6), file);
  }

  private void text(String name, String json) throws IOException {
    Files.writeString(folder.resolve(name), json);
  }
}
