// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blemish.evaluation.page.ReportTable.CellContent;
import org.blemish.evaluation.page.ReportTable.TableCell;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  private static String page(String header, CellContent content) {
    List<List<TableCell>> rows = List.of(List.of(TableCell.of("a"), TableCell.of("1")));
    ReportTable table = new ReportTable("T", "", List.of("name", header), rows, content);
    return HtmlPage.of("Title", List.of("it's <1> & \"2\""), "", List.of(table), "");
  }

  @Test
  void theStyleOfATableFollowsItsContentAndNotItsHeader() {
    assertThat(page("error", CellContent.NUMBERS)).contains("<table>");
    assertThat(page("value", CellContent.TEXT)).contains("<table class=\"text\">");
  }

  @Test
  void textIsEscapedWithBothKindsOfQuotes() {
    assertThat(page("value", CellContent.NUMBERS))
        .contains("<li>it&#39;s &lt;1&gt; &amp; &quot;2&quot;</li>");
  }
}
