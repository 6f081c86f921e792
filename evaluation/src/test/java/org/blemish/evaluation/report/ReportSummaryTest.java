// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Counts of verdicts in the summary of the report page. */
class ReportSummaryTest extends BrowserTestBase {
  private static final String SHARE = "\\d of %d \\(\\d+\\.\\d\u00a0%%\\) ";

  @Test
  void withoutDefectiveImagesTheSummaryCountsRejectedGoodImagesOnly() throws Exception {
    open(5, 0, false);

    assertThat(lead())
        .matches(
            "5\u00a0images, 5 good and 0 defective\\. At the model\u2019s threshold: "
                + SHARE.formatted(5)
                + "good images rejected, \\d unsure\\.");
    assertThat(lead()).endsWith(text("document.getElementById('outcome').textContent"));
  }

  @Test
  void withoutGoodImagesTheSummaryCountsDefectiveImagesOnly() throws Exception {
    open(0, 4, false);

    assertThat(lead())
        .matches(
            "4\u00a0images, 0 good and 4 defective\\. At the model\u2019s threshold: "
                + SHARE.formatted(4)
                + "defective images found, "
                + SHARE.formatted(4)
                + "missed, \\d unsure\\.");
  }

  @Test
  void theTableOfSeveralModelsHasADashForALabelWithoutImages() throws Exception {
    open(5, 0, true);

    assertThat(
            text(
                "[...document.querySelectorAll('#summary tbody tr')].map((row) => [...row.cells].slice(1, 3).map((cell) => cell.textContent).join(' ')).join(', ')"))
        .isEqualTo("\u2013 \u2013, \u2013 \u2013, \u2013 \u2013");
    assertThat(text("document.body.innerText")).doesNotContain("0 of 0", "NaN", "undefined");
  }

  private String lead() throws Exception {
    return text("document.querySelector('#summary .lead').textContent");
  }

  private void open(int good, int defective, boolean several) throws Exception {
    Path page = folder.resolve("summary-%d-%d.html".formatted(good, defective));
    new SyntheticReport(good, defective, 40).write(page, ReportLimits.DEFAULT, several);
    browser.open(page);
  }
}
