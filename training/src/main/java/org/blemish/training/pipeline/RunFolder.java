// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.AtomicFile;

/**
 * The folder of a training: {@code model.blemish}, {@code config.yaml}, {@code split.json}, {@code
 * history.jsonl}, {@code run.json}, {@code report.html}, {@code checkpoints/} and {@code
 * features/}.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {
  public Path model() {
    return path.resolve("model.blemish");
  }

  /** Model of the first fold of a cross-fitted run, which has not seen the fold's samples. */
  public Path heldOutModel() {
    return path.resolve("held-out.blemish");
  }

  public Path config() {
    return path.resolve("config.yaml");
  }

  public Path split() {
    return path.resolve("split.json");
  }

  /** Digest of everything that the run depends on; resuming requires the same. */
  public Path inputDigest() {
    return path.resolve("basis.sha256");
  }

  public Path history() {
    return path.resolve("history.jsonl");
  }

  public Path run() {
    return path.resolve("run.json");
  }

  public Path report() {
    return path.resolve("report.html");
  }

  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  public Path features() {
    return path.resolve("features");
  }

  /** Whether the folder holds a run that can be resumed, or is finished. */
  public boolean begun() {
    return Files.exists(config());
  }

  /** Whether the run has ended and all its files are written, the report last. */
  public boolean finished() {
    return Files.exists(run()) && Files.exists(report());
  }

  /**
   * Checks that a new run can use the folder: it is missing, is empty, or holds only files of a run
   * that was killed before it could be resumed. Writes nothing.
   *
   * @throws BlemishException if the folder holds another run or anything else
   */
  public void requireFree() {
    if (begun()) {
      throw new BlemishException(
          "%s already holds a run: resume it by --resume, or choose another folder"
              .formatted(path));
    }
    if (Files.exists(path) && !holdsOnlyFilesOfTheBeginning()) {
      throw new BlemishException(
          "%s exists and is not empty: choose a new folder for the run".formatted(path));
    }
  }

  /**
   * Creates the folder for a new run.
   *
   * @throws BlemishException if it is not {@linkplain #requireFree free} or cannot be created
   */
  public void begin() {
    requireFree();
    try {
      Files.createDirectories(checkpoints());
      AtomicFile.deleteUnfinished(firstFiles());
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be created (%s)".formatted(path, e.getMessage()), e);
    }
  }

  /**
   * Checks that there is a run to resume.
   *
   * @throws BlemishException if there is none
   */
  public void requireBegun() {
    if (!begun()) {
      throw new BlemishException(
          "%s holds no run to resume: config.yaml is missing; train without --resume"
              .formatted(path));
    }
  }

  /**
   * Deletes unfinished files, which a process leaves that is killed while it writes one.
   *
   * @throws BlemishException if there is no run to resume, or a file cannot be deleted
   */
  void resume() {
    requireBegun();
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(AtomicFile::isUnfinished).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: unfinished files cannot be deleted (%s)".formatted(path, e.getMessage()),
          e);
    }
  }

  /** The configuration is written last: without it, these files are of a run that was killed. */
  private boolean holdsOnlyFilesOfTheBeginning() {
    if (!Files.isDirectory(path)) {
      return false;
    }
    return entries(path).stream()
        .allMatch(
            entry ->
                entry.equals(split())
                    || entry.equals(inputDigest())
                    || isUnfinished(entry)
                    || (entry.equals(checkpoints())
                        && Files.isDirectory(entry)
                        && entries(entry).isEmpty()));
  }

  /** What a run writes before its configuration marks it as begun, and that itself. */
  private List<Path> firstFiles() {
    return List.of(split(), inputDigest(), config());
  }

  private boolean isUnfinished(Path entry) {
    return firstFiles().stream().anyMatch(file -> AtomicFile.isUnfinished(entry, file));
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be read (%s)".formatted(folder, e.getMessage()), e);
    }
  }
}
