// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.scoring.Thresholds;
import org.blemish.data.Label;
import org.junit.jupiter.api.Test;

/** The sentence at the top of the report page, and its bars. */
class ReportSummaryTest extends BrowserTestBase {
  @Test
  void theSentenceSaysWhatIsFoundRejectedAndMissed() throws Exception {
    open(20, 30, false);

    assertThat(lead())
        .matches(
            "Finds [\\d.]+\u00a0% of the defects \\(\\d+ of 30\\) and rejects (\\d+|none) of"
                + " 20\u00a0good parts; .*\\.")
        .containsPattern("(most|all) misses are (crack|dent|stain) \\(\\d+ of 10\\)");
  }

  @Test
  void withoutDefectiveImagesTheSentenceCountsRejectedGoodImagesOnly() throws Exception {
    open(5, 0, false);

    assertThat(lead()).matches("Rejects (\\d|none) of 5\u00a0good parts.*\\.");
    assertThat(text("document.body.innerText")).doesNotContain("0 of 0", "NaN", "undefined");
  }

  @Test
  void withoutGoodImagesTheSentenceCountsDefectiveImagesOnly() throws Exception {
    open(0, 4, false);

    assertThat(lead()).matches("Finds [\\d.]+\u00a0% of the defects \\(\\d of 4\\).*\\.");
    assertThat(text("document.body.innerText")).doesNotContain("0 of 0", "NaN", "undefined");
  }

  @Test
  void aBarIsFullAndGreenOnlyIfEveryDefectOfItsTypeIsFound() throws Exception {
    open(10, 30, false);

    int rows = browser.evaluate("document.querySelectorAll('#verdict .bars .row').length").asInt();
    assertThat(rows).as("three types and the good parts").isEqualTo(4);
    for (int i = 0; i < 3; i++) {
      String row = "document.querySelectorAll('#verdict .bars .row')[" + i + "]";
      String[] counts = text(row + ".querySelector('.count').textContent").split("\\D+");
      double share =
          browser
              .evaluate(
                  "{const r = "
                      + row
                      + "; const green = r.querySelector('.found'); (green ? green.offsetWidth : 0)"
                      + " / r.querySelector('.track').offsetWidth}")
              .asDouble();
      double expected = Double.parseDouble(counts[0]) / Double.parseDouble(counts[1]);
      assertThat(share).isBetween(expected - 0.05, expected + 0.02);
    }
  }

  @Test
  void theTableOfSeveralModelsHasADashForALabelWithoutImages() throws Exception {
    open(5, 0, true);

    assertThat(
            text(
                "[...document.querySelectorAll('#verdict tbody tr')].map((row) =>"
                    + " [...row.cells].slice(1, 3).map((cell) => cell.textContent).join('"
                    + " ')).join(', ')"))
        .isEqualTo("\u2013 \u2013, \u2013 \u2013, \u2013 \u2013");
    assertThat(text("document.body.innerText")).doesNotContain("0 of 0", "NaN", "undefined");
  }

  @Test
  void mostMissesAreOfATypeOnlyIfMoreThanHalfAre() throws Exception {
    // Of three misses, two are cracks; of four, one type has two and the others one each.
    assertThat(leadOfMisses("crack", "crack", "dent")).contains("; most misses are crack (2 of 2)");
    assertThat(leadOfMisses("crack", "crack", "dent", "stain"))
        .contains("; missed most often: crack (2 of 2)");
    assertThat(leadOfMisses("crack", "crack")).contains("; all misses are crack (2 of 2)");
    assertThat(leadOfMisses("crack")).contains("; the miss is crack (1 of 1)");
  }

  /** The sentence about defective parts of these types, all of them below the threshold. */
  private String leadOfMisses(String... types) throws Exception {
    openDefects(0, types);
    return lead();
  }

  @Test
  void withoutMistakesTheUnsurePartsAreShown() throws Exception {
    openDefects(1.5, "crack", "dent");
    assertThat(text("document.querySelector('#verdict').innerText"))
        .contains("Unsure (2)", "No part is missed or wrongly rejected.");
    assertThat(browser.evaluate("document.querySelectorAll('#verdict .badge.unsure').length"))
        .hasToString("2");
  }

  @Test
  void withoutGoodPartsTheHistogramHasOneSide() throws Exception {
    openDefects(5, "crack", "dent");
    assertThat(text("document.querySelector('#decisions svg').textContent"))
        .doesNotContain("good", "defective");
  }

  @Test
  void equalThresholdsAreNoChange() throws Exception {
    open(5, new Thresholds(2, 2, 2), "crack");
    assertThat(text("document.getElementById('outcome').textContent"))
        .startsWith("Move a threshold");
    browser.evaluate(
        "{const s = document.getElementById('exact-defective'); s.value = 6; s.dispatchEvent(new"
            + " Event('change'));}");
    assertThat(text("document.querySelector('#outcome code').textContent"))
        .endsWith("--reject-score 6 --unsure-score 6");
  }

  private void openDefects(double score, String... types) throws Exception {
    open(score, new Thresholds(2, 1, 2), types);
  }

  /** Opens a page of defective parts of these types, all with the same score. */
  private void open(double score, Thresholds thresholds, String... types) throws Exception {
    Path page = folder.resolve("defects.html");
    ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);
    for (int i = 0; i < types.length; i++) {
      writer.add(
          "rgb",
          SyntheticReport.SCALE,
          ReportSample.of("test/" + i, Label.DEFECTIVE, types[i], score, new Size(16, 16))
              .withView("colour", Image.grey(new byte[16 * 16], 16, 16)));
    }
    ReportVariant variant =
        ReportVariant.of("rgb", SyntheticReport.SCALE).withThresholds(Optional.of(thresholds));
    writer.write(page, SyntheticReport.report(List.of(variant)), folder);
    browser.open(page);
  }

  private String lead() throws Exception {
    return text("document.querySelector('#verdict .lead').textContent");
  }

  private void open(int good, int defective, boolean several) throws Exception {
    Path page = folder.resolve("summary-%d-%d.html".formatted(good, defective));
    new SyntheticReport(good, defective, 40).write(page, ReportLimits.DEFAULT, several);
    browser.open(page);
  }
}
