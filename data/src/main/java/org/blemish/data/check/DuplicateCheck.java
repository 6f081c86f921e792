// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.blemish.data.Subset;

/**
 * Finds duplicate images: of the same pixels, and of the same appearance.
 *
 * <p>Two images look the same if the distance of their {@link NormalisedThumbnail}s is below a
 * hundredth of the spread of the data set. The limit is relative, because parts in a fixture all
 * look similar. In MVTec AD's screw the only pair below it was photographed twice without being
 * moved (distance 0.0002 of the spread; the next pair 0.012).
 */
final class DuplicateCheck {
  private static final double SIMILAR_SHARE = 0.01;

  /** Lower limit of the spread, which is too small to measure in sets of few or equal images. */
  private static final double MIN_SPREAD = 0.02;

  private DuplicateCheck() {}

  /** An image with its subset. */
  private record SubsetImage(Subset subset, ImageFingerprint fingerprint) {}

  /** Two images, in the order of the list. */
  private record SimilarImages(SubsetImage first, SubsetImage second) {}

  static void check(Map<Subset, List<ImageFingerprint>> images, DataFindings findings) {
    List<SubsetImage> entries = new ArrayList<>();
    images.forEach(
        (subset, list) -> list.forEach(image -> entries.add(new SubsetImage(subset, image))));
    reportIdentical(entries, findings);
    double limit =
        similarityLimit(entries.stream().map(entry -> entry.fingerprint().thumbnail()).toList());
    for (SimilarImages pair : similar(entries, limit)) {
      report(pair, findings);
    }
  }

  /** Images whose thumbnails are nearer than this look the same. */
  static double similarityLimit(List<NormalisedThumbnail> thumbnails) {
    return SIMILAR_SHARE * Math.max(MIN_SPREAD, NormalisedThumbnail.spread(thumbnails));
  }

  private static void reportIdentical(List<SubsetImage> entries, DataFindings findings) {
    Map<String, SubsetImage> seen = new TreeMap<>();
    for (SubsetImage entry : entries) {
      SubsetImage earlier = seen.putIfAbsent(entry.fingerprint().content(), entry);
      if (earlier == null) {
        continue;
      }
      String other = "the same image as " + earlier.fingerprint().sample().id();
      if (earlier.subset() != entry.subset()) {
        findings.error(
            entry.fingerprint().sample().file(),
            "%s of the %s samples; leave it out of one of them".formatted(other, earlier.subset()));
      } else if (earlier.fingerprint().sample().label() != entry.fingerprint().sample().label()) {
        findings.error(
            entry.fingerprint().sample().file(),
            "%s, which has the other label; correct one".formatted(other));
      } else {
        findings.warning(
            entry.fingerprint().sample().file(), "%s; it counts twice".formatted(other));
      }
    }
  }

  private static List<SimilarImages> similar(List<SubsetImage> entries, double limit) {
    return IntStream.range(0, entries.size())
        .parallel()
        .boxed()
        .flatMap(
            i ->
                IntStream.range(i + 1, entries.size())
                    .filter(j -> isSimilar(entries.get(i), entries.get(j), limit))
                    .mapToObj(j -> new SimilarImages(entries.get(i), entries.get(j))))
        .toList();
  }

  private static boolean isSimilar(SubsetImage first, SubsetImage second, double limit) {
    boolean testOnly = first.subset() == Subset.TEST && second.subset() == Subset.TEST;
    return !testOnly
        && first.fingerprint().thumbnail().distance(second.fingerprint().thumbnail()) < limit
        && !first.fingerprint().content().equals(second.fingerprint().content());
  }

  private static void report(SimilarImages pair, DataFindings findings) {
    ImageFingerprint first = pair.first().fingerprint();
    ImageFingerprint second = pair.second().fingerprint();
    String other = "looks the same as " + first.sample().id();
    if (pair.first().subset() != pair.second().subset()) {
      findings.warning(
          second.sample().file(),
          "%s of the %s samples; if both show one part, keep it in one of them"
              .formatted(other, pair.first().subset()));
    } else if (first.sample().group().isEmpty()
        || !first.sample().group().equals(second.sample().group())) {
      findings.note(
          second.sample().file(),
          "%s; if both show one part, give them one group, so that they are kept together"
              .formatted(other));
    }
  }
}
