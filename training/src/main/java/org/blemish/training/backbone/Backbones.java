// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.backbone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileNames;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneTaps;

/** Finds backbones: the embedded one by name, imported ones by their folder. */
public final class Backbones {
  /** Names of the backbones that need no file. */
  public static final List<String> EMBEDDED = List.of(EmbeddedBackbone.NAME);

  private Backbones() {}

  /**
   * EfficientNet-Lite0 with outputs {@code s3} to {@code s6}; each call builds it in about 0.2 s.
   */
  public static Backbone embedded() {
    return EmbeddedBackbone.build(BackboneTaps.DEFAULT.toArray(String[]::new));
  }

  /**
   * A backbone by its name or by the folder that it was imported into.
   *
   * @throws BlemishException if there is no such backbone or folder
   */
  public static Backbone load(String nameOrFolder) {
    if (EMBEDDED.contains(nameOrFolder)) {
      return embedded();
    }
    Path folder = FileNames.resolve(Path.of(""), nameOrFolder, "backbone");
    if (Files.isRegularFile(folder.resolve(Backbone.DESCRIPTOR))) {
      return Backbone.read(folder);
    }
    throw new BlemishException(
        "no backbone %s: choose %s, or a folder that 'blemish backbone import' wrote (%s and %s)"
            .formatted(
                nameOrFolder, String.join(", ", EMBEDDED), Backbone.GRAPH, Backbone.DESCRIPTOR));
  }
}
