// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.data.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final String HOSTILE =
      "test/<img src=x onerror=alert(1)>/</script><!--'\"&${script}.png";

  @TempDir private Path folder;

  @Test
  void thePageHoldsTheGivenValues() throws Exception {
    SyntheticReport synthetic = new SyntheticReport(4, 3, 40);
    JsonNode report = json(write(synthetic, ReportLimits.DEFAULT, false), "page");

    assertThat(report.at("/title").asText()).isEqualTo("Biscuit");
    assertThat(report.at("/warnings/0").asText()).contains("33 held-out images");
    JsonNode variant = report.at("/variants/0");
    assertThat(variant.at("/thresholds/defective").asDouble()).isEqualTo(SyntheticReport.DEFECTIVE);
    assertThat(variant.at("/metrics/0/name").asText()).isEqualTo("image_auroc");
    assertThat(variant.at("/metrics/0/label").asText()).isEqualTo("Image AUROC");
    assertThat(report.at("/headerFields/Preset").asText()).isEqualTo("balanced");
    assertThat(variant.at("/losses/1/phase").asText()).isEqualTo("student");
    assertThat(variant.at("/samples")).hasSize(7);
    for (int i = 0; i < 7; i++) {
      ReportSample given = SyntheticReport.forVariant("rgb", synthetic.samples.get(i));
      JsonNode written = variant.at("/samples/" + i);
      assertThat(written.at("/id").asText()).isEqualTo(given.id());
      assertThat(written.at("/score").asDouble()).isEqualTo(given.score());
      assertThat(written.at("/label").asText()).isEqualTo(given.label().orElseThrow().name());
    }
  }

  @Test
  void nothingIsLoadedFromAnywhere() throws Exception {
    String page = write(new SyntheticReport(2, 2, 40), ReportLimits.DEFAULT, true);

    // The namespace of SVG is a name, not an address.
    String rest = page.replace("http://www.w3.org/2000/svg", "");
    assertThat(rest).doesNotContain("http:", "https:", "@import", "url(", "fetch(", "XMLHttp");
    Matcher address = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(rest);
    List<String> addresses = new ArrayList<>();
    while (address.find()) {
      addresses.add(address.group(1));
    }
    assertThat(addresses).isNotEmpty().allMatch(found -> found.startsWith("data:"));
  }

  @Test
  void policyAllowsTheOneScriptAndStyleAlone() throws Exception {
    String page = write(new SyntheticReport(1, 1, 40), ReportLimits.DEFAULT, false);

    String policy = group(page, "Content-Security-Policy\" content=\"([^\"]*)\"");
    assertThat(policy)
        .startsWith("default-src 'none'; img-src data: file: 'self';")
        .doesNotContain("unsafe")
        .contains("script-src '" + sha256(group(page, "<script>(.*?)</script>")) + "'")
        .contains("style-src '" + sha256(group(page, "<style>(.*?)</style>")) + "'");
    assertThat(page)
        .doesNotContainPattern("<[^>]* style=")
        .doesNotContainPattern("<[^>]* onclick=");
  }

  @Test
  void hostileNamesStayText() throws Exception {
    ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);
    writer.add(HOSTILE, SyntheticReport.SCALE, small(HOSTILE, Label.DEFECTIVE, HOSTILE, 3));
    ReportVariant variant = SyntheticReport.variant(HOSTILE).withSettings(Map.of(HOSTILE, HOSTILE));
    Report report =
        new Report(
            HOSTILE,
            HOSTILE,
            Optional.empty(),
            Map.of(HOSTILE, HOSTILE),
            List.of(HOSTILE),
            List.of(variant),
            Map.of(),
            List.of(HOSTILE));
    Path file = folder.resolve("report.html");
    writer.write(file, report, folder);
    String page = Files.readString(file);

    assertThat(page).doesNotContain("<img", "<!--").contains("<title>test/&lt;img src=x onerror");
    assertThat(page.split("</script", -1)).hasSize(4);
    assertThat(json(page, "page").at("/title").asText()).isEqualTo(HOSTILE);
    assertThat(images(page).has(HOSTILE)).isTrue();
  }

  @Test
  void sameCallsGiveTheSameBytes() throws Exception {
    String first = write(new SyntheticReport(3, 3, 40), ReportLimits.DEFAULT, true);
    String second = write(new SyntheticReport(3, 3, 40), ReportLimits.DEFAULT, true);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void worstMistakesKeepTheirImagesWhenSamplesAreMany() throws Exception {
    ReportWriter writer = new ReportWriter(new ReportLimits(6, 16, 1_000_000));
    for (int i = 0; i < 100; i++) {
      boolean good = i % 2 == 0;
      Label label = good ? Label.GOOD : Label.DEFECTIVE;
      writer.add(
          "rgb",
          SyntheticReport.SCALE,
          small("%02d".formatted(i), label, "dent", good ? i : 200 - i));
    }
    Path file = folder.resolve("report.html");
    writer.write(file, SyntheticReport.report(List.of(SyntheticReport.variant("rgb"))), folder);
    String page = Files.readString(file);

    List<String> kept = new ArrayList<>();
    images(page).fieldNames().forEachRemaining(kept::add);
    assertThat(kept).hasSize(6).contains("98", "99", "00", "96");
    assertThat(json(page, "page").at("/variants/0/samples")).hasSize(100);
  }

  @Test
  void variantsShareTheSamplesImage() throws Exception {
    JsonNode images = images(write(new SyntheticReport(1, 0, 40), ReportLimits.DEFAULT, true));

    JsonNode sample = images.get("test/good/000.png");
    assertThat(sample.get("views")).hasSize(2);
    assertThat(sample.get("maps")).hasSize(3);
  }

  @Test
  void noisyPhotosAreSmallEnoughForFourHundredOfThem() throws Exception {
    ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);
    writer.add("rgb", SyntheticReport.SCALE, new SyntheticReport(1, 0, 800).samples.get(0));
    Path file = folder.resolve("report.html");
    writer.write(file, SyntheticReport.report(List.of(SyntheticReport.variant("rgb"))), folder);

    JsonNode images = images(Files.readString(file));
    assertThat(images.toString().length()).isBetween(5_000, 23_500_000 / 400);
  }

  @Test
  void stopsEmbeddingImagesAtTheByteLimit() throws Exception {
    ReportWriter writer = new ReportWriter(new ReportLimits(100, 16, 20_000));
    for (int i = 0; i < 100; i++) {
      writer.add("rgb", SyntheticReport.SCALE, small("%02d".formatted(i), Label.GOOD, "good", i));
    }
    Path file = folder.resolve("report.html");
    writer.write(file, SyntheticReport.report(List.of(SyntheticReport.variant("rgb"))), folder);

    JsonNode images = images(Files.readString(file));
    assertThat(images.size()).isBetween(2, 50);
    assertThat(images.has("99")).as("the worst mistake").isTrue();
  }

  @Test
  void samplesOfAnUnknownVariantAreRefused() {
    ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);
    writer.add("rbg", SyntheticReport.SCALE, small("a", Label.GOOD, "good", 1));

    assertThatThrownBy(
            () ->
                writer.write(
                    folder.resolve("report.html"),
                    SyntheticReport.report(List.of(SyntheticReport.variant("rgb"))),
                    folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("rbg");
    assertThat(folder).isEmptyDirectory();
  }

  private String write(SyntheticReport synthetic, ReportLimits limits, boolean several)
      throws IOException {
    Path file = folder.resolve("report.html");
    synthetic.write(file, limits, several);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    return Files.readString(file);
  }

  private static ReportSample small(String id, Label label, String type, double score) {
    Image image = Image.rgb(new byte[3 * 16 * 16], 16, 16);
    return ReportSample.of(id, label, type, score, new Size(16, 16))
        .withView("colour", image)
        .withMap(FloatMap.zeros(new Size(16, 16)));
  }

  private static JsonNode json(String page, String id) throws IOException {
    return new ObjectMapper().readTree(group(page, "id=\"" + id + "\">(.*?)</script>"));
  }

  /** The images of all samples, by id. */
  private static JsonNode images(String page) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode all = mapper.createObjectNode();
    Matcher element =
        Pattern.compile("data-image=\"([^\"]*)\">(.*?)</script>", Pattern.DOTALL).matcher(page);
    while (element.find()) {
      String id =
          element
              .group(1)
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&#39;", "'")
              .replace("&amp;", "&");
      all.set(id, mapper.readTree(element.group(2)));
    }
    return all;
  }

  private static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static String sha256(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
