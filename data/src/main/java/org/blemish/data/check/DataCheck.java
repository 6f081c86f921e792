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
import org.blemish.data.layout.Category;

/**
 * Checks a category: every image, mask and scan is opened once, on all processors. What is wrong
 * becomes a finding; nothing is thrown for it.
 */
public final class DataCheck {
  private DataCheck() {}

  /** Hears of each image that was opened, of one at a time. */
  @FunctionalInterface
  public interface Listener {
    void opened(int done, int total);
  }

  /** Checks one category. */
  public static DataReport check(Category category) {
    return check(category, (done, total) -> {});
  }

  /** The same, heard of. */
  public static DataReport check(Category category, Listener listener) {
    Dataset dataset;
    try {
      dataset = category.read();
    } catch (BlemishException e) {
      Findings findings = new Findings();
      findings.failure(category.root(), e);
      return report(category, 0, 0, 0, findings);
    }
    Findings findings = new Findings();
    Map<Part, List<ImageFacts>> images = new EnumMap<>(Part.class);
    Opened opened = new Opened(all(dataset).size(), listener);
    for (Part part : Part.values()) {
      images.put(part, facts(part.of(dataset), findings, opened));
    }
    Map<String, Size> sizes = new TreeMap<>();
    images
        .values()
        .forEach(list -> list.forEach(facts -> sizes.put(facts.sample().id(), facts.size())));

    counts(dataset, findings);
    sizes(dataset, sizes, findings);
    groups(dataset, findings);
    Duplicates.check(images, findings);
    Masks.check(dataset, sizes, findings);
    ScanPairs.check(all(dataset), sizes, findings);
    category.unread(dataset).forEach(file -> unread(file, findings));
    return report(
        category,
        dataset.train().size(),
        dataset.validation().size(),
        dataset.test().size(),
        findings);
  }

  private static DataReport report(
      Category category, int train, int validation, int test, Findings findings) {
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
    return Stream.of(Part.values()).flatMap(part -> part.of(dataset).stream()).toList();
  }

  /** Reads all images; failures become findings in the order of the samples. */
  private static List<ImageFacts> facts(List<Sample> samples, Findings findings, Opened opened) {
    List<Object> results =
        samples.parallelStream()
            .peek(sample -> opened.one())
            .filter(sample -> sample.image().isPresent())
            .map(DataCheck::factsOrFinding)
            .toList();
    List<ImageFacts> read = new ArrayList<>();
    for (Object result : results) {
      if (result instanceof ImageFacts facts) {
        read.add(facts);
      } else if (result instanceof Finding finding) {
        findings.add(finding);
      }
    }
    return read;
  }

  /** Counts for a listener; threads report one after the other. */
  private static final class Opened {
    private final int total;
    private final Listener listener;
    private int done;

    Opened(int total, Listener listener) {
      this.total = total;
      this.listener = listener;
    }

    synchronized void one() {
      listener.opened(++done, total);
    }
  }

  private static Object factsOrFinding(Sample sample) {
    try {
      return ImageFacts.of(sample);
    } catch (BlemishException e) {
      Findings findings = new Findings();
      Path file = sample.file();
      if (Files.isSymbolicLink(file) && !Files.exists(file)) {
        findings.error(file, "a symbolic link that leads nowhere");
      } else {
        findings.failure(file, e);
      }
      return findings.all().get(0);
    }
  }

  private static void counts(Dataset dataset, Findings findings) {
    if (dataset.train().isEmpty()) {
      findings.error(dataset.root(), "no good training images");
    }
    if (dataset.test().isEmpty()) {
      findings.note(dataset.root(), "no test images: it can be trained on, not evaluated");
    } else if (dataset.test().stream().map(Sample::label).distinct().count() < 2) {
      findings.warning(
          dataset.root(),
          "all test images are %s: nothing tells good from defective"
              .formatted(dataset.test().get(0).label() == Label.GOOD ? "good" : "defective"));
    }
  }

  private static void sizes(Dataset dataset, Map<String, Size> sizes, Findings findings) {
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

  private static void groups(Dataset dataset, Findings findings) {
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

  private static void unread(Path file, Findings findings) {
    boolean mask =
        file.toString().replace('\\', '/').matches(".*(/ground_truth/|/gt/|_mask\\.[A-Za-z]+$).*");
    if (mask) {
      findings.warning(file, "a mask without an image of its name");
    } else {
      findings.note(file, "not part of the data set: nothing reads it");
    }
  }
}
