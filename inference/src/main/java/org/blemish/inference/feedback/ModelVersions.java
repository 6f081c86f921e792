// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.feedback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.AtomicFile;

/**
 * Earlier versions of a model file, kept next to it in the folder {@code NAME.versions} so that a
 * change can be undone to the previous bytes. The newest {@link #KEPT} are kept.
 *
 * @param model the model file
 */
public record ModelVersions(Path model) {
  /** Versions that are kept. */
  public static final int KEPT = 10;

  private static final String PATTERN = "[0-9]{6}\\.blemish";

  /**
   * Keeps the model as it is now, before it is changed.
   *
   * @throws BlemishException if the copy cannot be written
   */
  public void keep() {
    List<Path> kept = kept();
    int next = kept.isEmpty() ? 1 : number(kept.get(kept.size() - 1)) + 1;
    try {
      Files.createDirectories(folder());
      AtomicFile.write(
          folder().resolve("%06d.blemish".formatted(next)), out -> Files.copy(model, out));
      for (int i = 0; i + KEPT <= kept.size(); i++) {
        Files.deleteIfExists(kept.get(i));
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: the present version cannot be kept in %s (%s); nothing was changed"
              .formatted(model, folder(), e.getMessage()),
          e);
    }
  }

  /** The version before the last change; empty if there is none. */
  public Optional<Path> previous() {
    List<Path> kept = kept();
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
  }

  /**
   * Puts the previous version back, byte for byte.
   *
   * @throws BlemishException if none was kept, or it cannot be read
   */
  public void undo() {
    Path previous =
        previous()
            .orElseThrow(
                () ->
                    new BlemishException(
                        "%s: no earlier version to restore: no change was made by 'threshold', 'calibrate --in-place' or 'accept'"
                            .formatted(model)));
    try {
      AtomicFile.write(model, out -> Files.copy(previous, out));
      Files.delete(previous);
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be put back (%s)".formatted(previous, e.getMessage()), e);
    }
  }

  private Path folder() {
    return model.resolveSibling(model.getFileName() + ".versions");
  }

  private List<Path> kept() {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches(PATTERN))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be read (%s)".formatted(folder(), e.getMessage()), e);
    }
  }

  private static int number(Path version) {
    return Integer.parseInt(String.valueOf(version.getFileName()).substring(0, 6));
  }
}
