// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;
import org.blemish.core.file.Sha256;

/**
 * Divides good samples into those to fit on and those to calibrate on. Where a data set has
 * validation samples, these calibrate; otherwise a share of the training samples is held out, in
 * whole groups. The choice of groups depends on the seed and the names of the groups alone, not on
 * the order in which a file system lists files. Test samples are not used.
 *
 * @param share part of the training images to hold out, 0 to below 1; 0 holds out none
 * @param seed seed of the choice of groups
 * @param groupBy pattern whose match in a sample's id is the name of its group: the first capture
 *     group, or the whole match if the pattern has none; empty for the groups of the data set,
 *     where samples without a group are groups of one
 */
public record DatasetSplitter(double share, long seed, Optional<Pattern> groupBy) {
  public DatasetSplitter {
    if (!(share >= 0 && share < 1)) {
      throw new BlemishException(
          "share of images to calibrate on %s: expected 0 to below 1, such as 0.15"
              .formatted(share));
    }
  }

  /** With the groups of the data set. */
  public static DatasetSplitter of(double share, long seed) {
    return new DatasetSplitter(share, seed, Optional.empty());
  }

  /**
   * Divides a data set's good samples.
   *
   * @throws BlemishException if there are no good training samples, if the pattern does not match
   *     every id, or if all samples are one group
   */
  public Split split(Dataset dataset) {
    List<Sample> good =
        dataset.train().stream().filter(sample -> sample.label() == Label.GOOD).toList();
    if (good.isEmpty()) {
      throw new BlemishException(
          "%s: no good training images (read as %s); put good images where the layout expects them"
              .formatted(dataset.root(), dataset.layout()));
    }
    if (!dataset.validation().isEmpty()) {
      return new Split(ids(good), ids(dataset.validation()));
    }
    if (share == 0) {
      return new Split(ids(good), List.of());
    }
    Map<String, List<Sample>> groups = groups(dataset, good);
    if (groups.size() < 2) {
      throw new BlemishException(
          "%s: all %d good training images are one group (%s), so none can be held out to calibrate on; use a pattern that makes more groups, or a share of 0"
              .formatted(dataset.root(), good.size(), groups.keySet().iterator().next()));
    }
    Set<String> held = heldOut(groups, share * good.size());
    List<Sample> fit = new ArrayList<>();
    List<Sample> calibrate = new ArrayList<>();
    groups.forEach((name, samples) -> (held.contains(name) ? calibrate : fit).addAll(samples));
    return new Split(ids(fit), ids(calibrate));
  }

  /**
   * Takes groups in a random order, each where it brings the number of images nearer to the target.
   * At least one group is held out, and at least one is left to fit on.
   */
  private Set<String> heldOut(Map<String, List<Sample>> groups, double target) {
    List<String> order = new ArrayList<>(groups.keySet());
    order.sort(Comparator.comparing(this::rank));
    Set<String> held = new HashSet<>();
    int images = 0;
    for (String name : order) {
      int more = images + groups.getOrDefault(name, List.of()).size();
      boolean nearer = Math.abs(more - target) < Math.abs(images - target);
      if (nearer && held.size() < groups.size() - 1) {
        held.add(name);
        images = more;
      }
    }
    if (held.isEmpty()) {
      order.stream()
          .min(Comparator.comparingInt(name -> groups.getOrDefault(name, List.of()).size()))
          .ifPresent(held::add);
    }
    return held;
  }

  /**
   * Good training samples by their group's name.
   *
   * @throws BlemishException if the pattern does not match every id
   */
  public Map<String, List<Sample>> groups(Dataset dataset, List<Sample> good) {
    Map<String, List<Sample>> groups = new TreeMap<>();
    for (Sample sample : good) {
      String name =
          groupBy
              .map(pattern -> match(dataset, pattern, sample.id()))
              .or(sample::group)
              .orElse(sample.id());
      groups.computeIfAbsent(name, key -> new ArrayList<>()).add(sample);
    }
    return groups;
  }

  private static String match(Dataset dataset, Pattern pattern, String id) {
    Matcher matcher = pattern.matcher(id);
    if (!matcher.find()) {
      throw new BlemishException(
          "%s: the group pattern '%s' does not match %s; it has to match the id of every training image"
              .formatted(dataset.root(), pattern, id));
    }
    String captured = matcher.groupCount() > 0 ? matcher.group(1) : null;
    return captured == null ? matcher.group() : captured;
  }

  private String rank(String group) {
    return Sha256.of(seed + "\n" + group).hex();
  }

  private static List<String> ids(List<Sample> samples) {
    return samples.stream().map(Sample::id).sorted().toList();
  }
}
