// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileNames;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;

/**
 * Real-IAD as distributed (Wang et al., CVPR 2024; anomalib's reader): {@code
 * realiad_1024/<category>/OK/SNNNN/*.jpg}, {@code realiad_1024/<category>/NG/<type>/SNNNN/*.jpg}
 * with {@code *_mask.png}, and {@code realiad_jsons/[realiad_jsons/]<category>.json} with {@code
 * {meta: {prefix, normal_class}, train: [{image_path, mask_path, anomaly_class}], test: [...]}},
 * paths relative to the category's folder. The five views of one part ({@code SNNNN}) are one
 * group. To use another of the published splits, copy its JSON file into the folder of the
 * category.
 */
final class RealIad implements DatasetLayout {
  @Override
  public String name() {
    return "real-iad";
  }

  @Override
  public String structure() {
    return "OK/SNNNN/*.jpg, NG/<type>/SNNNN/*.jpg with *_mask.png, and ../../realiad_jsons/realiad_jsons/<category>.json";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of("OK", "NG", "OK/S0001");
  }

  @Override
  public boolean recognises(Path root) {
    FileTree tree = new FileTree(root);
    return tree.hasFolder("OK") && tree.hasFolder("NG") && json(root).isPresent();
  }

  @Override
  public List<Path> searchedFolders(Path root) {
    return List.of();
  }

  @Override
  public Dataset read(Path root) {
    Path json =
        json(root)
            .orElseThrow(
                () ->
                    new BlemishException(
                        "%s: no %s.json; layout real-iad expects %s"
                            .formatted(root, DataFileNames.name(root), structure())));
    JsonNode content = JsonFile.read(json);
    String normal = content.path("meta").path("normal_class").asText("OK");
    DatasetBuilder builder = new DatasetBuilder(root, this);
    for (Subset subset : List.of(Subset.TRAIN, Subset.TEST)) {
      String list = subset.toString();
      int entry = 0;
      for (JsonNode node : content.path(list)) {
        String where = "%s, %s[%d]".formatted(json, list, entry++);
        String type = node.path("anomaly_class").asText("");
        if (type.isEmpty()) {
          throw new BlemishException(where + ": no anomaly_class");
        }
        Path image =
            file(builder.tree(), node, "image_path", where)
                .orElseThrow(() -> new BlemishException(where + ": no image_path"));
        builder.add(
            subset,
            builder.sample(
                image,
                type.equals(normal) ? Label.GOOD_TYPE : type,
                file(builder.tree(), node, "mask_path", where).map(List::of).orElse(List.of()),
                Optional.of(builder.tree().id(image.resolve("..").normalize()))));
      }
    }
    return builder.build();
  }

  private static Optional<Path> file(FileTree tree, JsonNode node, String field, String where) {
    String name = node.path(field).asText("");
    if (name.isEmpty() || node.path(field).isNull()) {
      return Optional.empty();
    }
    Path file = FileNames.resolve(tree.root(), name, where + ", " + field);
    if (!Files.exists(file)) {
      throw new BlemishException("%s, %s: no such file: %s".formatted(where, field, file));
    }
    return Optional.of(file);
  }

  private static Optional<Path> json(Path root) {
    String name = DataFileNames.name(root) + ".json";
    Path all = root.toAbsolutePath().normalize().resolve("../..").normalize();
    return Stream.of(
            root.resolve(name),
            all.resolve("realiad_jsons/realiad_jsons").resolve(name),
            all.resolve("realiad_jsons").resolve(name))
        .filter(Files::exists)
        .findFirst();
  }
}
