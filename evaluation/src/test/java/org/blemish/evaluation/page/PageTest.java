// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>&\"'";

  @TempDir private Path folder;

  private String write(Page page) throws IOException {
    Path file = folder.resolve("page.html");
    page.write(file);
    return Files.readString(file);
  }

  private static Page page(String text) {
    return new Page(
        text,
        List.of(new Page.PageField(text, text)),
        text,
        List.of(new PageBlock.Text(text)),
        List.of(text),
        List.of(new Page.PageSection("a", text, text, List.of(new PageBlock.Text(text)))));
  }

  @Test
  void textsStayTexts() throws IOException {
    String html = write(page(HOSTILE));
    assertThat(html).doesNotContain("<img");
    assertThat(html.split("</script", -1)).as("content and script").hasSize(3);
    Matcher content = Pattern.compile("id=\"page\">(.*?)</script>", Pattern.DOTALL).matcher(html);
    assertThat(content.find()).isTrue();
    JsonNode json = Json.read(content.group(1), JsonNode.class, "page");
    assertThat(json.at("/title").asText()).isEqualTo(HOSTILE);
    assertThat(json.at("/first/0/type").asText()).isEqualTo("text");
    assertThat(json.at("/sections/0/blocks/0/text").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void nothingIsLoadedFromANetwork() throws IOException {
    assertThat(write(page("plain")).replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "@import", "url(");
  }

  @Test
  void sectionIdsAreFitForLinks() {
    assertThat(Page.PageSection.id("Metal nut, 2 mm")).isEqualTo("metal-nut-2-mm");
    assertThatThrownBy(() -> new Page.PageSection("a b", "", "", List.of()))
        .hasMessageContaining("section id 'a b'");
  }

  @Test
  void numbersHaveThreeSignificantDigits() {
    assertThat(ThreeDigits.text(0)).isEqualTo("0");
    assertThat(ThreeDigits.text(98.76)).isEqualTo("98.8");
    assertThat(ThreeDigits.text(9.999)).isEqualTo("10.0");
    assertThat(ThreeDigits.text(100)).isEqualTo("100");
    assertThat(ThreeDigits.text(-0.04567)).isEqualTo("-0.0457");
    assertThat(ThreeDigits.percent(0.5)).isEqualTo("50.0 %");
  }
}
