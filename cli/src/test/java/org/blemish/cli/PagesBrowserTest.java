// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.blemish.evaluation.report.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages of real commands in a real browser, see {@link PageChecks}. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesBrowserTest {
  @TempDir private static Path folder;
  private PageChecks pages;
  private Chromium browser;
  private TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @BeforeAll
  void openBrowserAndTrain() throws Exception {
    pages = PageChecks.start(folder);
    browser = pages.browser();
    tiny = TinyRun.train(folder);
  }

  @AfterAll
  void close() throws Exception {
    if (pages != null) {
      pages.close();
    }
  }

  private static void command(Object... arguments) {
    CommandResult result = CommandResult.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void training() throws Exception {
    pages.check(tiny.run().resolve("report.html"), "train");
    assertThat(browser.evaluate("document.querySelector('.lead').textContent").asText())
        .startsWith("Trained on 8 good parts.");
    // No command accepts other labels of the images that a model was trained on.
    browser.evaluate("document.querySelector('#gallery .cards button').click()");
    assertThat(
            browser.evaluate("document.querySelectorAll('.relabel, #labels-csv').length").asInt())
        .isZero();
  }

  @Test
  void evaluationShowsTheVerdictsOfItsScoresFile() throws Exception {
    Path output = folder.resolve("evaluation");
    command("evaluate", "--model", tiny.run(), "--data", tiny.data(), "--output", output);
    pages.check(output.resolve("report.html"), "evaluate");

    int good = 0;
    int rejected = 0;
    for (String line : Files.readAllLines(output.resolve("scores.csv"))) {
      String[] cells = line.split(",");
      good += cells[1].equals("good") ? 1 : 0;
      rejected += cells[1].equals("good") && cells[5].equals("DEFECTIVE") ? 1 : 0;
    }
    assertThat(browser.evaluate("document.querySelector('.lead').textContent").asText())
        .contains(
            "rejects %s of %d\u00a0good part"
                .formatted(rejected == 0 ? "none" : String.valueOf(rejected), good));
    // The links to the images work from where the page is.
    JsonNode files =
        browser.evaluate(
            "report.variants[0].samples.map((s) => new URL(s.file, location).pathname)");
    assertThat(files.size()).isPositive();
    for (JsonNode file : files) {
      assertThat(Path.of(file.asText())).exists();
    }
  }

  @Test
  void labelsOfThePageAreAcceptedByEvaluateAndThreshold() throws Exception {
    Path output = folder.resolve("labelled");
    command("evaluate", "--model", tiny.run(), "--data", tiny.data(), "--output", output);
    browser.emulate(1400, 900, "light");
    browser.open(output.resolve("report.html").toAbsolutePath());
    String changed =
        browser
            .evaluate(
                "(() => { const s = report.variants[0].samples.find((s) => s.label === 'GOOD');"
                    + " correct(s.id, {label: 'DEFECTIVE', type: 'scratch', note: ''}); return"
                    + " s.id; })()")
            .asText();
    Path labels = folder.resolve("labels.csv");
    Files.writeString(labels, browser.evaluate("labelsCsv()").asText());
    browser.evaluate("localStorage.clear()");

    command(
        "evaluate",
        "--model",
        tiny.run(),
        "--data",
        tiny.data(),
        "--labels",
        labels,
        "--output",
        folder.resolve("again"));
    assertThat(Files.readAllLines(folder.resolve("again/scores.csv")))
        .anyMatch(line -> line.startsWith(changed + ",defective,scratch,"));
    command(
        "threshold",
        "--model",
        tiny.run(),
        "--find",
        "0.5",
        "--defects",
        tiny.data(),
        "--labels",
        labels,
        "--output",
        folder.resolve("changed.blemish"));
    assertThat(folder.resolve("changed.blemish")).exists();
  }

  @Test
  void probe() throws Exception {
    Path output = folder.resolve("probe");
    command(
        "probe", "--model", tiny.run(), "--data", tiny.data(), "--repeats", 1, "--output", output);
    pages.check(output.resolve("probe.html"), "probe");
    browser.evaluate("document.querySelector('.figures button').click()");
    assertThat(browser.evaluate("document.querySelector('dialog').open").asBoolean()).isTrue();
    assertThat(browser.evaluate("document.getElementById('figure-title').textContent").asText())
        .matches(".+: (small|medium|large) size, (faint|medium|strong) contrast");
    browser.press("Escape");
    assertThat(browser.evaluate("document.querySelector('dialog').open").asBoolean()).isFalse();
  }

  @Test
  void robustness() throws Exception {
    Path output = folder.resolve("robustness");
    command("robustness", "--model", tiny.run(), "--data", tiny.data(), "--output", output);
    pages.check(output.resolve("robustness.html"), "robustness");
    assertThat(browser.evaluate("document.querySelectorAll('.grid').length").asInt()).isEqualTo(3);
    assertThat(browser.evaluate("document.querySelectorAll('.figures figure').length").asInt())
        .as("a good and a defective part, as they are and under each corruption")
        .isEqualTo(2 * 15);
  }

  @Test
  void partsWithoutLabelsAndTheirShift() throws Exception {
    Path output = folder.resolve("predicted");
    CommandResult predicted =
        CommandResult.run(
            "predict", "--model", tiny.run(), "--format", "jsonl", "--report", output, tiny.test());
    pages.check(output.resolve("report.html"), "predict");
    Path labels = folder.resolve("inspected.csv");
    Files.writeString(
        labels,
        browser
            .evaluate(
                "(() => { correct(report.variants[0].samples[0].id, {label: 'DEFECTIVE', type: 'a,"
                    + " b', note: 'left'}); return labelsCsv(); })()")
            .asText());
    browser.evaluate("localStorage.clear()");
    command(
        "threshold",
        "--model",
        tiny.run(),
        "--find",
        "0.5",
        "--defects",
        folder,
        "--labels",
        labels,
        "--output",
        folder.resolve("found.blemish"));
    assertThat(folder.resolve("found.blemish")).exists();
    Path lines = folder.resolve("shift.jsonl");
    Files.writeString(lines, predicted.out());
    command("report", "shift", "--model", tiny.run(), "--output", folder.resolve("shift"), lines);
    pages.check(folder.resolve("shift/shift.html"), "shift");
    long defective =
        predicted.lines().stream().filter(l -> l.contains("\"verdict\":\"DEFECTIVE\"")).count();
    assertThat(browser.evaluate("document.querySelector('.lead').textContent").asText())
        .startsWith("%d of ".formatted(defective));
  }

  @Test
  void benchmark() throws Exception {
    Path output = folder.resolve("benchmark");
    List<Object> arguments =
        List.of(
            "benchmark",
            "--data",
            tiny.data(),
            "--output",
            output,
            "--methods=patchcore",
            "--presets=fast",
            "--seeds=0,1",
            "--job-memory=1",
            "--set=preparation.size=64x64",
            "--set=patchcore.memoryBanks=[{name: neighbour, input: s3, components: 0, smoothing: 3,"
                + " patches: 40, candidates: 200, projection: 16}]",
            "--set=patchcore.terms=[{map: neighbour, standardise: NONE, smoothing: 3,"
                + " reduction: {kind: top_mean, share: 0.003}, weight: 1.0}]");
    command(arguments.toArray());
    pages.check(output.resolve("report.html"), "benchmark");
    // Intervals stay inside the plot.
    JsonNode ends =
        browser.evaluate(
            "[...document.querySelectorAll('.whisker')].map((w) => [w.getAttribute('y1'),"
                + " w.getAttribute('y2')].map(Number)).flat()");
    for (JsonNode end : ends) {
      assertThat(end.asDouble()).isBetween(12.0, 256.0);
    }
    for (JsonNode tick :
        browser.evaluate(
            "[...document.querySelectorAll('.axes text')].map((t) => t.textContent)")) {
      assertThat(tick.asText()).doesNotContainPattern("\\.\\d*0\\D*$");
    }
    assertThat(browser.evaluate("document.body.innerText").asText().toLowerCase(Locale.ROOT))
        .contains("false rejects");
  }
}
