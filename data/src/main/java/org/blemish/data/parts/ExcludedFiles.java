// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;

/**
 * Files that a user excludes from the good images.
 *
 * @param files absolute, normalised
 */
public record ExcludedFiles(Set<Path> files) {
  public ExcludedFiles {
    files = Set.copyOf(files);
  }

  /**
   * Checks the files.
   *
   * @throws BlemishException naming a file that does not exist
   */
  public static ExcludedFiles of(List<Path> files) {
    Set<Path> all = new HashSet<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new BlemishException("%s: no such file to exclude".formatted(file));
      }
      all.add(normalised(file));
    }
    return new ExcludedFiles(all);
  }

  /**
   * The parts without those of the excluded files.
   *
   * @throws BlemishException if an excluded file is not one of the parts, or no parts remain
   */
  public List<PartFiles> remove(List<PartFiles> parts) {
    List<PartFiles> left =
        parts.stream().filter(part -> !files.contains(normalised(part.path()))).toList();
    requireAll(parts.size() - left.size(), left.size());
    return left;
  }

  /**
   * The data set without the training and validation samples of the excluded files.
   *
   * @throws BlemishException if an excluded file is not a good sample, or no good samples remain
   */
  public Dataset remove(Dataset dataset) {
    if (files.isEmpty()) {
      return dataset;
    }
    List<Sample> train = new ArrayList<>(dataset.train());
    train.removeIf(this::excludes);
    List<Sample> validation = new ArrayList<>(dataset.validation());
    validation.removeIf(this::excludes);
    int removed =
        dataset.train().size() + dataset.validation().size() - train.size() - validation.size();
    requireAll(removed, train.size());
    return dataset.withGood(train, validation);
  }

  private boolean excludes(Sample sample) {
    return files.contains(normalised(sample.file()));
  }

  private void requireAll(int removed, int left) {
    if (removed < files.size()) {
      throw new BlemishException(
          "%d files are to be excluded, but only %d of them are good images of the data: %s"
              .formatted(files.size(), removed, files.stream().sorted().toList()));
    }
    if (left == 0) {
      throw new BlemishException("no good images remain: all of them are excluded");
    }
  }

  private static Path normalised(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
