// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.evaluation.page.PageTemplate;
import org.junit.jupiter.api.Test;

/** Contrast by WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (lines and marks). */
class ReportContrastTest {
  private static final double TEXT = 4.5;
  private static final double MARKS = 3;

  @Test
  void textHasEnoughContrastOnEveryBackground() throws Exception {
    for (Map<String, String> colours : themes()) {
      for (String name : colours.keySet()) {
        if (name.matches("text|muted|accent|verdict-.*")) {
          for (String ground : List.of("ground", "surface")) {
            assertThat(contrast(colours, name, ground))
                .as("%s on %s", name, ground)
                .isGreaterThanOrEqualTo(TEXT);
          }
        }
      }
    }
  }

  @Test
  void barsAndLinesHaveEnoughContrast() throws Exception {
    for (Map<String, String> colours : themes()) {
      for (String name : colours.keySet()) {
        if (name.matches("good|defective|(series|fill|ordered)-.*")) {
          assertThat(contrast(colours, name, "ground")).as(name).isGreaterThanOrEqualTo(MARKS);
        }
      }
    }
  }

  @Test
  void darkIsTheSameByChoiceAndBySystem() throws Exception {
    List<Map<String, String>> themes = themes();

    assertThat(themes).hasSize(3);
    assertThat(themes.get(2)).isEqualTo(themes.get(1)).isNotEqualTo(themes.get(0));
  }

  private static List<Map<String, String>> themes() throws Exception {
    try (InputStream in = PageTemplate.class.getResourceAsStream("style/colours.css")) {
      assertThat(in).isNotNull();
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Map<String, String>> themes = new ArrayList<>();
      Matcher block = Pattern.compile("\\{([^{}]*--ground[^{}]*)}").matcher(css);
      while (block.find()) {
        Map<String, String> colours = new HashMap<>();
        Matcher colour = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6})").matcher(block.group(1));
        while (colour.find()) {
          colours.put(colour.group(1), colour.group(2));
        }
        assertThat(colours).hasSize(24);
        themes.add(colours);
      }
      return themes;
    }
  }

  private static double contrast(Map<String, String> colours, String a, String b) {
    double first = luminance(colours.getOrDefault(a, ""));
    double second = luminance(colours.getOrDefault(b, ""));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String hex) {
    int rgb = Integer.parseInt(hex, 16);
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear(rgb >> 8 & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int value) {
    double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
