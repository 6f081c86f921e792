// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;

/** Sizes of pages, and what a browser needs to show them. */
class ReportSizeTest extends BrowserTestBase {
  private static final double MEGABYTE = 1e6;

  /** Shows the images of a few samples under many names. */
  private Path page(int count, int side) {
    SyntheticReport few = new SyntheticReport(6, 6, side);
    ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);
    for (int i = 0; i < count; i++) {
      ReportSample sample = few.samples.get(i % few.samples.size());
      writer.add(
          "rgb",
          SyntheticReport.SCALE,
          new ReportSample(
              "test/%04d.png".formatted(i),
              sample.label(),
              sample.defectType(),
              sample.score() + i / 1000.0,
              sample.gateReason(),
              sample.size(),
              new ReportSample.SampleImages(
                  sample.images().views().subList(0, 1),
                  sample.images().map(),
                  sample.images().mask(),
                  Optional.<Mask>empty(),
                  Optional.empty()),
              sample.regions(),
              Optional.empty()));
    }
    Path file = folder.resolve("page-%d.html".formatted(count));
    writer.write(file, SyntheticReport.report(List.of(SyntheticReport.variant("rgb"))), folder);
    return file;
  }

  @Test
  void aPageOfTwoHundredImagesIsBelow25Megabytes() throws Exception {
    Path file = page(200, 512);
    assertThat(Files.size(file) / MEGABYTE).isBetween(2.0, 25.0);
    browser.open(file);
    assertThat(browser.evaluate("imageElements.size").asInt()).isEqualTo(200);
  }

  @Test
  void aPageOfAThousandImagesOpensInThreeSecondsAndStaysSmall() throws Exception {
    Path file = page(1000, 160);
    browser.open(
        Files.writeString(folder.resolve("empty.html"), "<!doctype html><title>-</title>"));
    long before = browser.memory();
    browser.open(file);
    assertThat(browser.evaluate("imageElements.size").asInt()).isEqualTo(1000);
    double seconds =
        browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd").asDouble()
            / 1000;
    // Through the whole page and back: cards far from the window give their images back.
    int height = browser.evaluate("document.documentElement.scrollHeight").asInt();
    for (int y = 0; y < height; y += 4000) {
      browser.evaluate("scrollTo(0, " + y + ")");
      Thread.sleep(60);
    }
    browser.call("HeapProfiler.collectGarbage", Map.of());
    Thread.sleep(300);
    assertThat(browser.evaluate("document.querySelectorAll('#gallery .stage img').length").asInt())
        .isLessThan(400);
    browser.call("Performance.enable", Map.of());
    double heap = 0;
    for (JsonNode metric : browser.call("Performance.getMetrics", Map.of()).get("metrics")) {
      if (metric.get("name").asText().equals("JSHeapUsedSize")) {
        heap = metric.get("value").asDouble();
      }
    }
    assertThat(heap / MEGABYTE).isBetween(1.0, 150.0);
    double grown = (browser.memory() - before) / MEGABYTE;
    System.out.printf(
        Locale.ROOT,
        "page of 1000 images: %.0f MB of JavaScript, the browser's processes grew by %.0f MB from %.0f MB%n",
        heap / MEGABYTE,
        grown,
        before / MEGABYTE);
    assertThat(grown).isBetween(1.0, 150.0);
    assertThat(seconds).isBetween(0.001, 3.0);
    assertThat(browser.problems()).isEmpty();
  }
}
