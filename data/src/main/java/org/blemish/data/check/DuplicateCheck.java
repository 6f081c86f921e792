// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.blemish.core.text.ShortList;
import org.blemish.data.Subset;

/**
 * Finds duplicate images: of the same pixels, and of the same appearance.
 *
 * <p>Images that look the same are reported in groups, one line each; images of the test set are
 * not compared with each other. Two images look the same if the distance of their {@link
 * NormalisedThumbnail}s is below a hundredth of the spread of the data set. The limit is relative,
 * because parts in a fixture all look similar. In MVTec AD's screw the only pair below it was
 * photographed twice without being moved (distance 0.0002 of the spread; the next pair 0.012).
 */
final class DuplicateCheck {
  private static final double SIMILAR_SHARE = 0.01;

  /** Lower limit of the spread, which is too small to measure in sets of few or equal images. */
  private static final double MIN_SPREAD = 0.02;

  /** Images of a group that are named after the first one. */
  private static final int MAX_NAMED = 3;

  private DuplicateCheck() {}

  /** An image with its subset. */
  private record SubsetImage(Subset subset, ImageFingerprint fingerprint) {}

  static void check(Map<Subset, List<ImageFingerprint>> images, DataFindings findings) {
    List<SubsetImage> entries = new ArrayList<>();
    images.forEach(
        (subset, list) -> list.forEach(image -> entries.add(new SubsetImage(subset, image))));
    reportIdentical(entries, findings);
    similar(entries).forEach(group -> report(group, findings));
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

  /** Groups of different images that look the same, each in the order of the list. */
  private static Collection<List<SubsetImage>> similar(List<SubsetImage> entries) {
    double limit = similarityLimit(entries.stream().map(e -> e.fingerprint().thumbnail()).toList());
    Map<String, SubsetImage> distinct = new LinkedHashMap<>();
    entries.forEach(entry -> distinct.putIfAbsent(entry.fingerprint().content(), entry));
    List<SubsetImage> images = List.copyOf(distinct.values());
    int[] groups =
        SimilarityGroups.of(
            images.stream().map(image -> image.fingerprint().thumbnail()).toList(),
            limit,
            i -> images.get(i).subset() != Subset.TEST);
    Map<Integer, List<SubsetImage>> members = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      members.computeIfAbsent(groups[i], first -> new ArrayList<>()).add(images.get(i));
    }
    members.values().removeIf(group -> group.size() < 2);
    return members.values();
  }

  private static void report(List<SubsetImage> group, DataFindings findings) {
    Set<Subset> subsets = EnumSet.noneOf(Subset.class);
    group.forEach(image -> subsets.add(image.subset()));
    Set<Optional<String>> given = new HashSet<>();
    group.forEach(image -> given.add(image.fingerprint().sample().group()));
    if (subsets.size() > 1) {
      findings.warning(
          file(group),
          "%s; if %s one part, keep it in one of them"
              .formatted(looksTheSame(group, subsets), show(group)));
    } else if (given.size() > 1 || given.contains(Optional.<String>empty())) {
      findings.note(
          file(group),
          "%s; if %s one part, give them one group, so that they are kept together"
              .formatted(looksTheSame(group, subsets), show(group)));
    }
  }

  /** The second image of a pair, the first one of more images. */
  private static Path file(List<SubsetImage> group) {
    return group.get(group.size() == 2 ? 1 : 0).fingerprint().sample().file();
  }

  private static String looksTheSame(List<SubsetImage> group, Set<Subset> subsets) {
    String first = group.get(0).fingerprint().sample().id();
    if (group.size() == 2) {
      return "looks the same as "
          + first
          + (subsets.size() > 1 ? " of the %s samples".formatted(group.get(0).subset()) : "");
    }
    return "%d images look the same%s: this one, %s"
        .formatted(
            group.size(),
            subsets.size() > 1
                ? subsets.stream()
                    .map(subset -> "%d of the %s samples".formatted(count(group, subset), subset))
                    .collect(Collectors.joining(", ", " (", ")"))
                : "",
            ShortList.of(
                group.stream().skip(1).map(image -> image.fingerprint().sample().id()).toList(),
                MAX_NAMED));
  }

  private static long count(List<SubsetImage> group, Subset subset) {
    return group.stream().filter(image -> image.subset() == subset).count();
  }

  private static String show(List<SubsetImage> group) {
    return group.size() == 2 ? "both show" : "they show";
  }
}
