// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The output folder of an evaluation. New files are written to a hidden folder in it and replace an
 * earlier evaluation together at the end, so that files of two evaluations are never mixed, and one
 * that fails changes nothing. Other files in the folder stay. For one evaluation at a time.
 */
public final class EvaluationFolder implements AutoCloseable {
  /** The file that marks a complete evaluation. */
  private static final String METRICS = "metrics.json";

  /** Everything that an evaluation writes. */
  private static final List<String> ENTRIES =
      List.of(METRICS, "curves.json", "scores.csv", "report.html", "maps", "mistakes");

  private static final String STAGING = ".evaluation-*.part";

  private final Path folder;
  private final Path staging;

  private EvaluationFolder(Path folder, Path staging) {
    this.folder = folder;
    this.staging = staging;
  }

  /**
   * Prepares a folder; creates it where it is missing.
   *
   * @throws BlemishException if it cannot be created, or holds files with the names of an
   *     evaluation's files that no evaluation has written
   */
  public static EvaluationFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      boolean interrupted = removeStaging(folder);
      List<String> present =
          ENTRIES.stream()
              .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
              .toList();
      if (!present.isEmpty() && !present.contains(METRICS) && !interrupted) {
        throw new BlemishException(
            "%s holds %s, which are not of an earlier evaluation, since there is no %s: choose another folder"
                .formatted(folder, String.join(", ", present), METRICS));
      }
      Path staging = folder.resolve(STAGING.replace("*", UUID.randomUUID().toString()));
      return new EvaluationFolder(folder, Files.createDirectory(staging));
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s cannot be written (%s): choose another folder".formatted(folder, e),
          e);
    }
  }

  /** Where the new files are written. */
  public Path files() {
    return staging;
  }

  /**
   * Replaces the earlier evaluation by the new files.
   *
   * @throws BlemishException if files cannot be moved
   */
  public void publish() {
    try {
      for (String name : ENTRIES) { // metrics.json first: without it the evaluation is incomplete
        delete(folder.resolve(name));
      }
      List<String> last = new ArrayList<>(ENTRIES);
      last.remove(METRICS);
      last.add(METRICS);
      for (String name : last) {
        if (Files.exists(staging.resolve(name))) {
          Files.move(staging.resolve(name), folder.resolve(name));
        }
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: the earlier evaluation cannot be replaced (%s); the new files are in %s"
              .formatted(folder, e, staging),
          e);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    try {
      delete(staging);
    } catch (IOException e) {
      // Hidden and removed by the next evaluation.
    }
  }

  private static boolean removeStaging(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, STAGING)) {
      stream.forEach(found::add);
    }
    for (Path path : found) {
      delete(path);
    }
    return !found.isEmpty();
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
