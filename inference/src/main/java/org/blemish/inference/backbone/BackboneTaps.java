// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;

/** Where an EfficientNet's features are taken: ends of stages and single blocks, by name. */
public final class BackboneTaps {
  /** Ends of the stages that anomaly detection uses: strides 8, 16, 16, 32. */
  public static final List<String> DEFAULT = List.of("s3", "s4", "s5", "s6");

  private static final Pattern NAME = Pattern.compile("(s|block)(\\d{1,3})");

  private BackboneTaps() {}

  /**
   * @param names {@code s1} to {@code s7}: end of that stage; {@code block0}...: output of that
   *     block
   */
  static Map<String, EfficientNetBlock> of(
      EfficientNetArchitecture architecture, List<String> names) {
    List<EfficientNetBlock> blocks = architecture.blocks();
    Map<String, EfficientNetBlock> taps = new LinkedHashMap<>();
    for (String name : names) {
      Matcher matcher = NAME.matcher(name);
      if (matcher.matches()) {
        int number = Integer.parseInt(matcher.group(2));
        blocks.stream()
            .filter(
                matcher.group(1).equals("s")
                    ? b -> b.lastOfStage() && b.stage() == number
                    : b -> b.index() == number)
            .findFirst()
            .ifPresent(block -> taps.put(name, block));
      }
      if (!taps.containsKey(name)) {
        throw new BlemishException(
            "%s has no output %s: expected s1 to s7 (ends of stages) or block0 to block%d"
                .formatted(architecture.name(), name, blocks.size() - 1));
      }
    }
    return taps;
  }

  /** Names, channels and strides of these outputs. */
  static List<BackboneOutput> outputs(
      EfficientNetArchitecture architecture, Map<String, EfficientNetBlock> taps) {
    return taps.entrySet().stream()
        .map(
            e -> {
              int stride = 2;
              for (EfficientNetBlock block :
                  architecture.blocks().subList(0, e.getValue().index() + 1)) {
                stride *= block.stride();
              }
              return new BackboneOutput(e.getKey(), e.getValue().out(), stride);
            })
        .toList();
  }
}
