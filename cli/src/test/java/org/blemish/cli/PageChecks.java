// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.evaluation.report.Chromium;
import org.junit.jupiter.api.Assumptions;

/**
 * A browser that opens pages of real commands: no accessibility violation, nothing wider than the
 * window or the sheet of paper, no request. Screenshots are kept in {@code target/screenshots}.
 */
record PageChecks(Chromium browser) implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** Pixels of CSS across a sheet of A4 with the margins that Chromium uses by default. */
  private static final int PAPER = 718;

  private static final int PAPER_HEIGHT = 1040;
  private static final int MOST_HEIGHT = 6000;

  /**
   * Starts the browser. The test is skipped with a line on stderr where it is not installed.
   *
   * @param folder for its profile
   */
  static PageChecks start(Path folder) throws Exception {
    Optional<Path> program = Chromium.program();
    if (program.isEmpty()) {
      System.err.println("SKIPPED: tests of the pages need Chromium, which is not installed");
    }
    Assumptions.assumeTrue(program.isPresent(), "Chromium is not installed");
    Files.createDirectories(SCREENSHOTS);
    return new PageChecks(
        new Chromium(program.get(), Files.createDirectory(folder.resolve("profile"))));
  }

  /** Opens a page in light and dark, at 1400 and 390 pixels, and in print. */
  void check(Path page, String name) throws Exception {
    for (int width : List.of(1400, 390)) {
      for (String colours : List.of("light", "dark")) {
        browser.emulate(width, 900, colours);
        browser.open(page.toAbsolutePath());
        browser.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
        Thread.sleep(300);
        String where = "%s, %d pixels, %s".formatted(name, width, colours);
        assertThat(browser.axeViolations()).as(where).isEmpty();
        requireWidth(width, where);
        String text = browser.evaluate("document.body.innerText").asText();
        assertThat(text).as(where).doesNotContain("undefined", "NaN", "0 of 0", "[object");
        screenshot("%s-%d-%s.png".formatted(name, width, colours), width, colours);
      }
    }
    checkPrint(page, name);
    assertThat(browser.problems()).as(name).isEmpty();
  }

  private void checkPrint(Path page, String name) throws Exception {
    String where = name + ", print";
    browser.emulate(PAPER, 1000, "dark");
    browser.open(page.toAbsolutePath());
    browser.emulatePrint();
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.evaluate("getComputedStyle(document.querySelector('nav')).display").asText())
        .as(where)
        .isEqualTo("none");
    assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor").asText())
        .as(where)
        .isEqualTo("rgb(255, 255, 255)");
    requireWidth(PAPER, where);
    assertThat(
            browser
                .evaluate(
                    "[...document.querySelectorAll('main *')].filter((e) => getComputedStyle(e).breakInside === 'avoid' && e.offsetHeight > %d).length"
                        .formatted(PAPER_HEIGHT))
                .asInt())
        .as("%s: blocks that fit no sheet and so leave one empty", where)
        .isZero();
    drawImages(where);
    browser.screenshot(SCREENSHOTS.resolve(name + "-print.png"), true);
  }

  /** Waits until all images near the window are decoded. */
  private void drawImages(String where) throws Exception {
    assertThat(
            browser
                .evaluate(
                    "Promise.all([...document.images].map((i) => { i.loading = 'eager'; return"
                        + " i.decode(); })).then(() => true)")
                .asBoolean())
        .as(where)
        .isTrue();
  }

  /** The page without its details, in a window of its height: elsewhere images are not drawn. */
  private void screenshot(String file, int width, String colours) throws Exception {
    browser.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = false; })");
    int height = browser.evaluate("document.documentElement.scrollHeight").asInt();
    browser.emulate(width, Math.min(height, MOST_HEIGHT), colours);
    Thread.sleep(100);
    drawImages(file);
    browser.screenshot(SCREENSHOTS.resolve(file), false);
  }

  private void requireWidth(int width, String where) throws Exception {
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .as(where)
        .isLessThanOrEqualTo(width);
  }

  @Override
  public void close() {
    browser.close();
  }
}
