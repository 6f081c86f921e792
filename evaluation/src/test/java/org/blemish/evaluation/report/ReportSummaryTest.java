// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

  private String lead() throws Exception {
    return text("document.querySelector('#verdict .lead').textContent");
  }

  private void open(int good, int defective, boolean several) throws Exception {
    Path page = folder.resolve("summary-%d-%d.html".formatted(good, defective));
    new SyntheticReport(good, defective, 40).write(page, ReportLimits.DEFAULT, several);
    browser.open(page);
  }
}
