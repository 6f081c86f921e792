// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.text.CsvReader;
import org.blemish.data.text.CsvRow;

/**
 * VisA as distributed (Zou et al., ECCV 2022; {@code prepare_data.py} of amazon-science/spot-diff):
 * {@code <object>/Data/Images/{Normal,Anomaly}/*.JPG}, {@code <object>/Data/Masks/Anomaly/*.png}
 * with a small number for each kind of defect (every pixel that is not 0 is defective), and next to
 * the objects {@code split_csv/1cls.csv} with {@code object,split,label,image,mask}, paths relative
 * to the folder that holds the objects.
 */
final class Visa implements DatasetLayout {
  @Override
  public String name() {
    return "visa";
  }

  @Override
  public String structure() {
    return "Data/Images/{Normal,Anomaly}/*.JPG, Data/Masks/Anomaly/*.png, and ../split_csv/1cls.csv";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of("Data/Images/Normal", "Data/Images/Anomaly", "Data/Masks/Anomaly");
  }

  @Override
  public boolean recognises(Path root) {
    return new FileTree(root).hasFolder("Data/Images/Normal");
  }

  @Override
  public Dataset read(Path root) {
    DatasetBuilder builder = new DatasetBuilder(root, this);
    String object = DataFileNames.name(root);
    Path csv = root.resolve("..").resolve("split_csv/1cls.csv").normalize();
    for (CsvRow row : CsvReader.read(csv, List.of("object", "split", "label", "image", "mask"))) {
      if (row.text("object").equals(object)) {
        add(builder, row);
      }
    }
    return builder.build();
  }

  private static void add(DatasetBuilder builder, CsvRow row) {
    Path image = existing(builder.tree(), row, "image");
    Subset subset =
        switch (row.text("split")) {
          case "train" -> Subset.TRAIN;
          case "test" -> Subset.TEST;
          default ->
              throw row.error("split", "'" + row.text("split") + "'; expected train or test");
        };
    switch (row.text("label")) {
      case "normal" ->
          builder.add(subset, builder.sample(image, Label.GOOD_TYPE, List.of(), Optional.empty()));
      case "anomaly" ->
          builder.add(
              subset,
              builder.sample(
                  image,
                  "anomaly",
                  row.value("mask")
                      .map(mask -> List.of(existing(builder.tree(), row, "mask")))
                      .orElse(List.of()),
                  Optional.empty()));
      default ->
          throw row.error("label", "'" + row.text("label") + "'; expected normal or anomaly");
    }
  }

  private static Path existing(FileTree tree, CsvRow row, String column) {
    String object = row.text("object") + "/";
    String name = row.text(column);
    return row.file(
        tree.root(), column, name.startsWith(object) ? name.substring(object.length()) : name);
  }
}
