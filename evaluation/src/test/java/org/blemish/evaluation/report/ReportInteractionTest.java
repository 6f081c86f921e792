// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Decision;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;
import org.junit.jupiter.api.Test;

/** Controls of the report page. */
class ReportInteractionTest extends BrowserTestBase {
  /** Sums of the colours of a 3D view, after its images are decoded. */
  private static final String PIXELS =
      "new Promise((done) => setTimeout(() => { const c = document.querySelector('dialog canvas');"
          + " c.draw(); const g = c.getContext('webgl'); const p = new Uint8Array(4 * c.width *"
          + " c.height); g.readPixels(0, 0, c.width, c.height, g.RGBA, g.UNSIGNED_BYTE, p);"
          + " const sums = [0, 0, 0, 0]; p.forEach((v, i) => { sums[i % 4] += v; });"
          + " done(sums.join(' ')); }, 300))";

  @Test
  void countsFollowTheSlider() throws Exception {
    assertCounts(SyntheticReport.UNSURE, SyntheticReport.DEFECTIVE);
    for (int place : List.of(0, 250, 500, 640, 1000)) {
      browser.evaluate(
          "{const s = document.getElementById('slider-defective'); s.value = "
              + place
              + "; s.dispatchEvent(new Event('input'));}");
      double defective = exact("defective");
      assertCounts(Math.min(SyntheticReport.UNSURE, defective), defective);
    }
    browser.evaluate("document.getElementById('reset').click()");
    assertCounts(SyntheticReport.UNSURE, SyntheticReport.DEFECTIVE);
  }

  @Test
  void sliderMovesByKeyboardAndAnnouncesItsValue() throws Exception {
    browser.evaluate("document.getElementById('slider-unsure').focus()");
    double before = exact("unsure");
    browser.press("ArrowRight");

    assertThat(exact("unsure")).isGreaterThan(before).isLessThan(before + 0.1);
    assertThat(
            Double.parseDouble(
                text("document.getElementById('slider-unsure').getAttribute('aria-valuetext')")))
        .isCloseTo(exact("unsure"), within(1e-3));
  }

  @Test
  void galleryFiltersAndSorts() throws Exception {
    assertThat(cards()).hasSize(70);
    choose("Label", "DEFECTIVE");
    choose("Type", "dent");
    assertThat(cards()).hasSize(12).allMatch(label -> label.contains("test/dent/"));
    choose("Order", "lowest");
    List<Double> scores = new ArrayList<>();
    for (String label : cards()) {
      scores.add(Double.parseDouble(label.replaceAll(".*score ([-0-9.]+),.*", "$1")));
    }
    assertThat(scores).isSorted();
    assertThat(text("document.getElementById('shown').textContent")).startsWith("12 of 70");
    choose("Type", "");
    choose("Label", "");
    choose("Verdict", "missed");
    long missed =
        report.samples.stream()
            .filter(
                s ->
                    s.label().equals(Optional.of(Label.DEFECTIVE))
                        && s.score() <= SyntheticReport.UNSURE
                        && s.gateReason().isEmpty())
            .count();
    assertThat(cards()).hasSize((int) missed);
  }

  @Test
  void countsOfTheFiltersAreThoseOfTheSamples() throws Exception {
    String options =
        "[...[...document.querySelectorAll('#gallery .field')].find((f) => f.firstChild.textContent"
            + " === '%s').lastChild.options].map((o) => o.textContent).join(';')";
    assertThat(text(options.formatted("Label"))).isEqualTo("all (70);good (34);defective (36)");
    choose("Label", "GOOD");
    assertThat(text(options.formatted("Label"))).contains("defective (36)");
    assertThat(text(options.formatted("Type"))).isEqualTo("all (34);crack (0);dent (0);stain (0)");
  }

  @Test
  void theCsvHoldsTheFilteredSamplesInTheirOrder() throws Exception {
    choose("Type", "dent");
    choose("Order", "lowest");
    List<String> lines = text("filteredCsv()").lines().toList();
    assertThat(lines.get(0)).isEqualTo("path,label,defect_type,score,verdict,reason,note");
    List<ReportSample> expected =
        report.samples.stream()
            .filter(s -> s.defectType().equals("dent"))
            .sorted(Comparator.comparingDouble(ReportSample::score))
            .toList();
    assertThat(lines).hasSize(1 + expected.size());
    for (int i = 0; i < expected.size(); i++) {
      ReportSample sample = expected.get(i);
      String[] cells = lines.get(i + 1).split(",", -1);
      assertThat(cells[0]).isEqualTo(sample.id());
      assertThat(cells[2]).isEqualTo("dent");
      assertThat(Double.parseDouble(cells[3])).isEqualTo(sample.score());
    }
  }

  @Test
  void aMovedThresholdShowsWhatWouldChangeAndTheCommand() throws Exception {
    assertThat(text("document.getElementById('outcome').textContent")).contains("Move a threshold");
    browser.evaluate(
        "{const s = document.getElementById('exact-defective'); s.value = 3.5; s.dispatchEvent(new"
            + " Event('change'));}");
    long changed =
        report.samples.stream()
            .filter(s -> s.gateReason().isEmpty())
            .filter(s -> s.score() > SyntheticReport.DEFECTIVE && s.score() <= 3.5)
            .count();
    assertThat(changed).isPositive();
    assertThat(text("document.getElementById('outcome').textContent"))
        .startsWith(changed + "\u00a0verdicts would change")
        .contains("from DEFECTIVE to UNSURE")
        .doesNotContain("[object")
        .contains("./blemish threshold --model 'my run' --reject-score 3.5 --unsure-score 2.4");
  }

  @Test
  void aPartWhoseVerdictWouldChangeOpensFromItsName() throws Exception {
    browser.evaluate(
        "{const s = document.getElementById('exact-defective'); s.value = 3.5; s.dispatchEvent(new"
            + " Event('change'));}");
    String name = text("document.querySelector('#outcome li button').textContent");
    browser.evaluate("document.querySelector('#outcome li button').click()");

    assertThat(name).endsWith(".png");
    assertThat(text("document.querySelector('dialog[open] h2').title")).endsWith(name);
  }

  @Test
  void theCommandHasTheExactThresholds() throws Exception {
    browser.evaluate(
        "{const s = document.getElementById('exact-defective'); s.value = 3.456789123;"
            + " s.dispatchEvent(new Event('change'));}");

    assertThat(text("document.querySelector('#outcome code').textContent"))
        .endsWith(
            "--reject-score 3.456789123 --unsure-score "
                + browser.evaluate("report.variants[0].thresholds.unsure").asDouble());
  }

  @Test
  void theModelsThresholdIsShownWithSixDigits() throws Exception {
    browser.evaluate("{report.variants[0].thresholds.defective = 3.123456789; resetThresholds();}");

    assertThat(exact("defective")).isEqualTo(3.12346);
    assertThat(browser.evaluate("thresholds().defective").asDouble()).isEqualTo(3.123456789);
  }

  @Test
  void aChangedLabelCountsAtOnceAndIsInTheCsv() throws Exception {
    String before = text("document.getElementById('verdict-sentence').textContent");
    choose("Label", "GOOD");
    browser.evaluate("document.querySelector('#gallery .cards button').click()");
    String id = text("viewed");
    browser.evaluate(
        "{document.getElementById('label-type').value = 'scratch, deep';"
            + " document.getElementById('label-note').value = 'left edge'; const s ="
            + " document.getElementById('label-choice'); s.value = 'DEFECTIVE'; s.dispatchEvent(new"
            + " Event('change'));}");

    assertThat(text("document.querySelector('dialog table').textContent"))
        .as("the label next to the image")
        .contains("defective, scratch, deep");
    assertThat(text("labelsCsv()"))
        .startsWith("path,label,defect_type,note\n")
        .contains(id + ",defective,\"scratch, deep\",left edge\n");
    assertThat(text("labelsCsv()").lines()).hasSize(71);
    assertThat(text("document.getElementById('verdict-sentence').textContent"))
        .contains("of 37)", "33\u00a0good parts")
        .isNotEqualTo(before);
    browser.evaluate("localStorage.clear()");
  }

  @Test
  void keysZoomAndHideTheMap() throws Exception {
    browser.evaluate("document.querySelector('#gallery .cards button').focus()");
    browser.press("Enter");
    String transform = "document.querySelector('dialog .layers').style.transform";
    browser.press("+");
    assertThat(text(transform)).contains("scale(1.5)");
    browser.press("0");
    assertThat(text(transform)).contains("scale(1)");
    String map = "getComputedStyle(document.querySelector('dialog .heat-map')).display";
    assertThat(text(map)).isEqualTo("block");
    browser.press("f");
    assertThat(text(map)).isEqualTo("none");
    browser.evaluate("document.getElementById('mode-pair').click()");
    assertThat(
            browser
                .evaluate("document.querySelectorAll('dialog section:first-child .stage').length")
                .asInt())
        .as("image and map side by side")
        .isEqualTo(2);
  }

  @Test
  void everyPartHasTheSurfaceThatOneVariantKnows() throws Exception {
    assertThat(
            browser
                .evaluate("[...imageElements.keys()].every((id) => imagesOf(id).surface)")
                .asBoolean())
        .isTrue();
  }

  @Test
  void inThreeDimensionsTheControlsMoveTheCameraAndHideTheMap() throws Exception {
    choose("Order", "highest");
    browser.evaluate("document.querySelector('#gallery .cards button').click()");
    browser.evaluate(
        "{const s = document.getElementById('viewer-view'); s.value = 'surface';"
            + " s.dispatchEvent(new Event('change'));}");
    assertThat(browser.evaluate("document.querySelectorAll('dialog canvas').length").asInt())
        .isEqualTo(3);
    assertThat(
            browser
                .evaluate("document.querySelectorAll('#mode-pair, dialog .check').length")
                .asInt())
        .as("controls that would change nothing")
        .isZero();
    double distance = browser.evaluate("camera.distance").asDouble();
    browser.evaluate("document.getElementById('zoom-in').click()");
    assertThat(browser.evaluate("camera.distance").asDouble()).isLessThan(distance);
    browser.evaluate("document.getElementById('zoom-fit').click()");
    assertThat(browser.evaluate("camera.distance").asDouble()).isEqualTo(distance);

    String withMap = text(PIXELS);
    browser.press("f");
    assertThat(text(PIXELS)).isNotEqualTo(withMap);
    browser.press("f");
    assertThat(text(PIXELS)).isEqualTo(withMap);

    browser.evaluate(
        "{const s = document.getElementById('viewer-view'); s.value = '0'; s.dispatchEvent(new"
            + " Event('change'));}");
    assertThat(browser.evaluate("document.querySelectorAll('#mode-pair').length").asInt()).isOne();
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void worstMistakeComesFirst() throws Exception {
    double worst =
        report.samples.stream()
            .mapToDouble(
                s ->
                    (s.score() - SyntheticReport.DEFECTIVE)
                        * (s.label().equals(Optional.of(Label.GOOD)) ? 1 : -1))
            .max()
            .orElseThrow();
    String first = cards().get(0);
    double score = Double.parseDouble(first.replaceAll(".*score ([-0-9.]+),.*", "$1"));
    assertThat(Math.abs(score - SyntheticReport.DEFECTIVE)).isCloseTo(worst, within(0.01));
  }

  @Test
  void keysOpenTheViewerAndMoveForwardAndBack() throws Exception {
    browser.evaluate("document.querySelector('#gallery .cards button').focus()");
    browser.press("Enter");
    List<String> order = new ArrayList<>();
    for (String label : cards()) {
      order.add(label.replaceAll(":.*", ""));
    }
    assertThat(text("document.querySelector('dialog[open] h2').title")).isEqualTo(order.get(0));
    browser.press("ArrowRight");
    browser.press("ArrowRight");
    browser.press("ArrowLeft");
    assertThat(text("document.querySelector('dialog[open] h2').title")).isEqualTo(order.get(1));
    assertThat(
            browser.evaluate("document.querySelectorAll('dialog .panes section').length").asInt())
        .isEqualTo(3);
    settle();
    browser.screenshot(SCREENSHOTS.resolve("viewer.png"), false);
    browser.press("Escape");
    assertThat(browser.evaluate("document.querySelector('dialog').open").asBoolean()).isFalse();
    assertThat(text("document.activeElement.getAttribute('aria-label')")).startsWith(order.get(1));
  }

  @Test
  void arrowKeysWalkAlongAndBetweenTheRowsOfCards() throws Exception {
    browser.evaluate("document.querySelector('#gallery .cards button').focus()");
    browser.press("ArrowRight");
    String box = "JSON.stringify(document.activeElement.getBoundingClientRect())";
    String place =
        "[...document.querySelectorAll('#gallery .cards button')].indexOf(document.activeElement)";
    assertThat(browser.evaluate(place).asInt()).isOne();
    double x = Json.read(text(box), JsonNode.class, "box").path("x").asDouble();
    browser.press("ArrowDown");

    int below = browser.evaluate(place).asInt();
    assertThat(below).isGreaterThan(2);
    assertThat(Json.read(text(box), JsonNode.class, "box").path("x").asDouble()).isEqualTo(x);
    browser.press("ArrowUp");
    assertThat(browser.evaluate(place).asInt()).isOne();
  }

  @Test
  void opacityAndLayersChangeWhatIsSeen() throws Exception {
    browser.evaluate("document.getElementById('gallery').scrollIntoView()");
    settle();
    String heat = "getComputedStyle(document.querySelector('#gallery .cards .heat-map')).opacity";
    assertThat(text(heat)).isEqualTo("1");
    browser.evaluate(
        "{const s = document.getElementById('gallery-opacity'); s.value = 0.25; s.dispatchEvent(new"
            + " Event('input'));}");
    assertThat(text(heat)).isEqualTo("0.25");
    String outline = "getComputedStyle(document.querySelector('#gallery .cards .truth')).display";
    assertThat(text(outline)).isNotEqualTo("none");
    browser.evaluate("document.querySelector('#gallery input[type=checkbox]').click()");
    assertThat(text(outline)).isEqualTo("none");
  }

  @Test
  void outlinesOfAnImageThatIsNotSquareLieOnItsPixels() throws Exception {
    BitSet defective = new BitSet();
    for (int y = 4; y < 8; y++) {
      defective.set(y * 64 + 48, y * 64 + 56);
    }
    ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);
    writer.add(
        "rgb",
        SyntheticReport.SCALE,
        ReportSample.of("test/wide.png", Label.DEFECTIVE, "dent", 1, new Size(64, 16))
            .withView("colour", Image.grey(new byte[64 * 16], 64, 16))
            .withMask(Optional.of(new Mask(64, 16, defective))));
    Path file = folder.resolve("wide.html");
    writer.write(
        file,
        SyntheticReport.report(List.of(ReportVariant.of("rgb", SyntheticReport.SCALE))),
        folder);
    browser.open(file);
    drawCards();

    // The image has the width of the square stage and a quarter of its height, in the middle.
    JsonNode box =
        Json.read(
            text(
                "(() => { const stage = document.querySelector('#gallery .stage'); const s ="
                    + " stage.getBoundingClientRect(); const p = stage.querySelector('.truth"
                    + " .over').getBoundingClientRect(); return JSON.stringify({left: (p.x - s.x) /"
                    + " s.width, top: (p.y - s.y) / s.width, width: p.width / s.width, height:"
                    + " p.height / s.width}); })()"),
            JsonNode.class,
            "box");
    assertThat(box.path("left").asDouble()).isCloseTo(48 / 64.0, within(0.02));
    assertThat(box.path("top").asDouble()).isCloseTo(0.375 + 4 / 64.0, within(0.02));
    assertThat(box.path("width").asDouble()).isCloseTo(8 / 64.0, within(0.03));
    assertThat(box.path("height").asDouble()).isCloseTo(4 / 64.0, within(0.03));
  }

  @Test
  void anUncalibratedModelStillGetsASlider() throws Exception {
    Path file = SCREENSHOTS.resolve("uncalibrated.html").toAbsolutePath();
    ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);
    report.samples.forEach(sample -> writer.add("rgb", SyntheticReport.SCALE, sample));
    writer.write(
        file,
        SyntheticReport.report(List.of(ReportVariant.of("rgb", SyntheticReport.SCALE))),
        folder);
    browser.open(file);

    assertThat(text("document.getElementById('verdict').textContent")).contains("has no threshold");
    assertThat(
            browser
                .evaluate("document.querySelectorAll('[type=range][id^=slider]').length")
                .asInt())
        .isOne();
    double threshold = exact("defective");
    long found =
        report.samples.stream()
            .filter(
                s ->
                    s.label().equals(Optional.of(Label.DEFECTIVE))
                        && s.score() > threshold
                        && s.gateReason().isEmpty())
            .count();
    assertThat(text("document.querySelector('[data-count=DEFECTIVE-DEFECTIVE] b').textContent"))
        .isEqualTo(String.valueOf(found));
    settle();
    browser.screenshot(SCREENSHOTS.resolve("uncalibrated.png"), true);
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void aStoredCurveIsDrawnUpToTheEdgeOfItsChart() throws Exception {
    assertThat(text("JSON.stringify(curveUntil({x: [0, 0.1, 1], y: [0, 0.5, 0.95]}, 0.4))"))
        .isEqualTo("{\"x\":[0,0.1,0.4],\"y\":[0,0.5,0.65]}");
    assertThat(text("JSON.stringify(curveUntil({x: [0, 0.4, 1], y: [0, 0.5, 0.95]}, 0.4))"))
        .isEqualTo("{\"x\":[0,0.4],\"y\":[0,0.5]}");
  }

  @Test
  void aReportOfVeryManySamplesIsDrawn() throws Exception {
    Path file = folder.resolve("many.html");
    ReportWriter writer = new ReportWriter(new ReportLimits(0, 16, 0));
    int count = 200_000;
    for (int i = 0; i < count; i++) {
      Label label = i % 2 == 0 ? Label.GOOD : Label.DEFECTIVE;
      ReportSample sample = ReportSample.of("test/" + i, label, "dent", i, new Size(16, 16));
      writer.add("rgb", SyntheticReport.SCALE, sample);
    }
    writer.write(
        file,
        SyntheticReport.report(List.of(ReportVariant.of("rgb", SyntheticReport.SCALE))),
        folder);
    browser.open(file);

    assertThat(text("document.getElementById('verdict').textContent")).contains("100000 good");
    // The median of 0 to 199 999.
    assertThat(exact("defective")).isEqualTo(99_999.5);
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void choosingAVariantChangesCountsAndCards() throws Exception {
    String before = text("document.querySelector('.counts').innerText");
    browser.evaluate("document.querySelectorAll('input[name=variant]')[2].click()");

    assertThat(text("document.querySelector('.counts').innerText")).isNotEqualTo(before);
  }

  private void assertCounts(double unsure, double defective) throws Exception {
    Optional<Thresholds> limits = Optional.of(new Thresholds(defective, unsure, 2));
    for (Label label : Label.values()) {
      Map<Verdict, Integer> expected = new EnumMap<>(Verdict.class);
      for (ReportSample sample : report.samples) {
        if (sample.label().equals(Optional.of(label))) {
          Decision decision = Decision.of(sample.score(), limits, sample.gateReason());
          expected.merge(decision.verdict(), 1, Integer::sum);
        }
      }
      for (Verdict verdict : List.of(Verdict.GOOD, Verdict.UNSURE, Verdict.DEFECTIVE)) {
        String shown =
            text(
                "document.querySelector('[data-count=%s-%s] b').textContent"
                    .formatted(label, verdict));
        assertThat(shown)
            .as("%s images that are %s above %s and %s", label, verdict, unsure, defective)
            .isEqualTo(String.valueOf(expected.getOrDefault(verdict, 0)));
      }
    }
  }

  private double exact(String name) throws Exception {
    return browser
        .evaluate("document.getElementById('exact-" + name + "').valueAsNumber")
        .asDouble();
  }

  private List<String> cards() throws Exception {
    List<String> labels = new ArrayList<>();
    browser
        .evaluate(
            "[...document.querySelectorAll('#gallery .cards button')].map((b) =>"
                + " b.getAttribute('aria-label'))")
        .forEach(label -> labels.add(label.asText()));
    return labels;
  }

  private void choose(String field, String value) throws Exception {
    browser.evaluate(
        "{const s = [...document.querySelectorAll('#gallery .field')].find((f) => f.firstChild.textContent === '%s').lastChild; s.value = '%s'; s.dispatchEvent(new Event('change'));}"
            .formatted(field, value));
  }
}
