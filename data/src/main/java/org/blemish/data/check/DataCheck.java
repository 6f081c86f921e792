// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.Subset;
import org.blemish.data.layout.Category;
import org.blemish.data.skipped.SkipReason;
import org.blemish.data.skipped.SkippedFile;
import org.blemish.data.skipped.SkippedFiles;

/**
 * Checks a category. Every image, mask and scan is opened once, images on all processors. Problems
 * become findings, not exceptions.
 */
public final class DataCheck {
  private DataCheck() {}

  /** Is called after each image that was opened, by one thread at a time. */
  @FunctionalInterface
  public interface DataCheckListener {
    void opened(int done, int total);
  }

  /** Checks one category. */
  public static DataReport check(Category category) {
    return check(category, (done, total) -> {});
  }

  /** Checks one category and reports progress. */
  public static DataReport check(Category category, DataCheckListener listener) {
    Dataset dataset;
    try {
      dataset = category.read();
    } catch (BlemishException e) {
      DataFindings findings = new DataFindings();
      findings.readError(category.root(), e);
      return report(category, 0, 0, 0, findings);
    }
    DataFindings findings = new DataFindings();
    Map<Subset, List<ImageFingerprint>> images = new EnumMap<>(Subset.class);
    DataCheckCounter opened = new DataCheckCounter(all(dataset).size(), listener);
    for (Subset subset : Subset.values()) {
      images.put(subset, fingerprints(subset.of(dataset), findings, opened));
    }
    Map<String, Size> sizes = new TreeMap<>();
    images
        .values()
        .forEach(list -> list.forEach(image -> sizes.put(image.sample().id(), image.size())));

    counts(dataset, findings);
    sizes(dataset, sizes, findings);
    groups(dataset, findings);
    DuplicateCheck.check(images, findings);
    MaskCheck.check(dataset, sizes, findings);
    ScanPairCheck.check(all(dataset), sizes, findings);
    reportSkipped(category.skipped(dataset), dataset, findings);
    return report(
        category,
        dataset.train().size(),
        dataset.validation().size(),
        dataset.test().size(),
        findings);
  }

  private static DataReport report(
      Category category, int train, int validation, int test, DataFindings findings) {
    return new DataReport(
        category.name(),
        category.root(),
        category.layout().name(),
        train,
        validation,
        test,
        findings.all());
  }

  private static List<Sample> all(Dataset dataset) {
    return Stream.of(Subset.values()).flatMap(subset -> subset.of(dataset).stream()).toList();
  }

  /** Reads all images; failures become findings in the order of the samples. */
  private static List<ImageFingerprint> fingerprints(
      List<Sample> samples, DataFindings findings, DataCheckCounter opened) {
    List<Object> results =
        samples.parallelStream()
            .peek(sample -> opened.increment())
            .filter(sample -> sample.image().isPresent())
            .map(DataCheck::fingerprintOrFinding)
            .toList();
    List<ImageFingerprint> read = new ArrayList<>();
    for (Object result : results) {
      if (result instanceof ImageFingerprint fingerprint) {
        read.add(fingerprint);
      } else if (result instanceof DataFinding finding) {
        findings.add(finding);
      }
    }
    return read;
  }

  /** Counts opened images for a listener. */
  private static final class DataCheckCounter {
    private final int total;
    private final DataCheckListener listener;
    private int done;

    DataCheckCounter(int total, DataCheckListener listener) {
      this.total = total;
      this.listener = listener;
    }

    synchronized void increment() {
      listener.opened(++done, total);
    }
  }

  private static Object fingerprintOrFinding(Sample sample) {
    try {
      return ImageFingerprint.of(sample);
    } catch (BlemishException e) {
      DataFindings findings = new DataFindings();
      Path file = sample.file();
      if (Files.isSymbolicLink(file) && !Files.exists(file)) {
        findings.error(file, "a symbolic link whose target is missing");
      } else {
        findings.readError(file, e);
      }
      return findings.all().get(0);
    }
  }

  private static void counts(Dataset dataset, DataFindings findings) {
    if (dataset.train().isEmpty()) {
      findings.error(dataset.root(), "no good training images");
    }
    if (dataset.test().isEmpty()) {
      findings.note(dataset.root(), "no test images: it can be trained on, not evaluated");
    } else if (dataset.test().stream().map(Sample::label).distinct().count() < 2) {
      findings.warning(
          dataset.root(),
          "all test images are %s: evaluation needs good and defective ones"
              .formatted(dataset.test().get(0).label() == Label.GOOD ? "good" : "defective"));
    }
  }

  private static void sizes(Dataset dataset, Map<String, Size> sizes, DataFindings findings) {
    Map<String, Long> bySize =
        sizes.values().stream()
            .collect(Collectors.groupingBy(Size::toString, TreeMap::new, Collectors.counting()));
    if (bySize.size() > 1) {
      findings.note(
          dataset.root(),
          bySize.size() <= 8
              ? "images of several sizes: " + bySize
              : "images of %d different sizes".formatted(bySize.size()));
    }
  }

  private static void groups(Dataset dataset, DataFindings findings) {
    Set<String> trained = new HashSet<>();
    dataset.train().forEach(sample -> sample.group().ifPresent(trained::add));
    dataset.test().stream()
        .filter(sample -> sample.label() == Label.GOOD)
        .filter(sample -> sample.group().filter(trained::contains).isPresent())
        .forEach(
            sample ->
                findings.warning(
                    sample.file(),
                    "its group %s is among the training samples too"
                        .formatted(sample.group().orElse(""))));
  }

  /** Files that may have been meant to be used one by one, all others by their reason. */
  private static void reportSkipped(SkippedFiles skipped, Dataset dataset, DataFindings findings) {
    List<SkippedFile> others = new ArrayList<>();
    for (SkippedFile file : skipped.all()) {
      if (file.reason() == SkipReason.MASK_WITHOUT_IMAGE
          || file.reason() == SkipReason.UNSUPPORTED_FORMAT
          || file.reason() == SkipReason.UNREADABLE_FOLDER) {
        findings.warning(file.path(), file.text());
      } else if (file.reason().mayBePart()) {
        findings.note(file.path(), file.text());
      } else {
        others.add(file);
      }
    }
    new SkippedFiles(others).lines().forEach(line -> findings.note(dataset.root(), line));
  }
}
