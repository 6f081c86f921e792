// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds pictures that are there twice: the same pixels, and pictures that look the same.
 *
 * <p>Two pictures look the same where their {@link Thumbnail}s are nearer than a hundredth of the
 * set's spread: parts that lie in a fixture all look alike, so what counts is how much pictures of
 * this set differ from each other at all. On MVTec AD's screw the only pair below it is one that
 * was photographed twice without being moved (distance 0.0002 of the spread; the next 0.012).
 */
final class Duplicates {
  private static final double NEAR = 0.01;

  /** A set of hardly differing pictures (two, say) has no spread to go by. */
  private static final double LEAST_SPREAD = 0.02;

  private Duplicates() {}

  /** One picture with the part of the data set that it is in. */
  private record Entry(Part part, ImageFacts facts) {}

  /** Two pictures, in the order of the list. */
  private record Pair(Entry first, Entry second) {}

  static void check(Map<Part, List<ImageFacts>> images, Findings findings) {
    List<Entry> entries = new ArrayList<>();
    images.forEach((part, list) -> list.forEach(facts -> entries.add(new Entry(part, facts))));
    same(entries, findings);
    double spread =
        Math.max(
            LEAST_SPREAD,
            Thumbnail.spread(entries.stream().map(entry -> entry.facts().thumbnail()).toList()));
    for (Pair pair : near(entries, NEAR * spread)) {
      report(pair, findings);
    }
  }

  private static void same(List<Entry> entries, Findings findings) {
    Map<String, Entry> seen = new TreeMap<>();
    for (Entry entry : entries) {
      Entry earlier = seen.putIfAbsent(entry.facts().content(), entry);
      if (earlier == null) {
        continue;
      }
      String other = "the same picture as " + earlier.facts().sample().id();
      if (earlier.part() != entry.part()) {
        findings.error(
            entry.facts().sample().file(),
            "%s of the %s samples; leave it out of one of them".formatted(other, earlier.part()));
      } else if (earlier.facts().sample().label() != entry.facts().sample().label()) {
        findings.error(
            entry.facts().sample().file(),
            "%s, which has the other label; correct one".formatted(other));
      } else {
        findings.warning(entry.facts().sample().file(), "%s; it counts twice".formatted(other));
      }
    }
  }

  private static List<Pair> near(List<Entry> entries, double limit) {
    return IntStream.range(0, entries.size())
        .parallel()
        .boxed()
        .flatMap(
            i ->
                IntStream.range(i + 1, entries.size())
                    .filter(j -> isNear(entries.get(i), entries.get(j), limit))
                    .mapToObj(j -> new Pair(entries.get(i), entries.get(j))))
        .toList();
  }

  private static boolean isNear(Entry first, Entry second, double limit) {
    boolean testOnly = first.part() == Part.TEST && second.part() == Part.TEST;
    return !testOnly
        && first.facts().thumbnail().distance(second.facts().thumbnail()) < limit
        && !first.facts().content().equals(second.facts().content());
  }

  private static void report(Pair pair, Findings findings) {
    ImageFacts first = pair.first().facts();
    ImageFacts second = pair.second().facts();
    String other = "looks the same as " + first.sample().id();
    if (pair.first().part() != pair.second().part()) {
      findings.warning(
          second.sample().file(),
          "%s of the %s samples; if both show one part keep it in one of them"
              .formatted(other, pair.first().part()));
    } else if (first.sample().group().isEmpty()
        || !first.sample().group().equals(second.sample().group())) {
      findings.note(
          second.sample().file(),
          "%s; if both show one part give them one group, so that they are split together"
              .formatted(other));
    }
  }
}
