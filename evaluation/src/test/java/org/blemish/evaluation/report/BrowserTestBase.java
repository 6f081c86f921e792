// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A synthetic report in a real browser; screenshots are kept in {@code target/screenshots}. Skipped
 * with a line on stderr where Chromium is not installed.
 */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTestBase {
  static final Path SCREENSHOTS = Path.of("target", "screenshots");
  static final Path REPORT = SCREENSHOTS.resolve("report.html").toAbsolutePath();

  @TempDir static Path folder;

  final SyntheticReport report = new SyntheticReport(34, 36, 256);
  Chromium browser;

  @BeforeAll
  void startBrowser() throws Exception {
    Optional<Path> program = Chromium.program();
    if (program.isEmpty()) {
      System.err.println("SKIPPED: tests of the report page need Chromium, which is not installed");
    }
    Assumptions.assumeTrue(program.isPresent(), "Chromium is not installed");
    Files.createDirectories(SCREENSHOTS);
    System.setProperty("blemish.program", "./blemish");
    try {
      report.write(REPORT, ReportLimits.DEFAULT, true);
    } finally {
      System.clearProperty("blemish.program");
    }
    Path profile = Files.createDirectory(folder.resolve("profile"));
    browser = new Chromium(program.get(), profile);
  }

  @AfterAll
  void stopBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openReport() throws Exception {
    browser.emulate(1280, 900, "light");
    browser.open(REPORT);
  }

  /** Scrolls through the page, so that images near the window are drawn. */
  final void drawCards() throws Exception {
    browser.evaluate("document.getElementById('gallery')?.scrollIntoView()");
    settle();
  }

  /** Waits until all images are decoded and drawn. */
  final void settle() throws Exception {
    browser.evaluate(
        "Promise.all([...document.images].map((i) => { i.loading = 'eager'; return i.decode(); })).then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))).then(() => true)");
  }

  final String text(String expression) throws Exception {
    return browser.evaluate(expression).asText();
  }
}
