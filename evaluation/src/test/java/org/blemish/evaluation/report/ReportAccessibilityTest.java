// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Keyboard, screen readers, colour schemes and window widths. */
class ReportAccessibilityTest extends BrowserTestBase {
  @Test
  void surfaceTurnsByKeyboard() throws Exception {
    browser.evaluate("document.querySelectorAll('#gallery .cards button')[3].click()");
    browser.evaluate(
        "{const s = document.getElementById('viewer-view'); s.value = 'surface';"
            + " s.dispatchEvent(new Event('change'));}");
    Assumptions.assumeTrue(
        browser.evaluate("document.querySelectorAll('dialog canvas').length").asInt() == 3,
        "this browser draws no WebGL");
    // The textures are loaded after the surface.
    Thread.sleep(500);
    String drawn = "{const c = document.querySelector('dialog canvas'); c.draw(); c.toDataURL()}";
    String before = text(drawn);
    assertThat(
            browser
                .evaluate("document.querySelector('dialog canvas').getContext('webgl').getError()")
                .asInt())
        .isZero();
    browser.screenshot(SCREENSHOTS.resolve("surface.png"), false);
    browser.evaluate("document.querySelector('dialog canvas').focus()");
    browser.press("ArrowLeft");
    browser.press("ArrowUp");

    assertThat(text(drawn)).isNotEqualTo(before);
    assertThat(text("document.activeElement.tagName")).isEqualTo("CANVAS");
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void everyControlAndImageHasANameAndEveryTableACaption() throws Exception {
    browser.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
    JsonNode tree = browser.call("Accessibility.getFullAXTree", Map.of()).get("nodes");
    List<String> nameless = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    for (JsonNode node : tree) {
      String role = node.at("/role/value").asText();
      roles.add(role);
      if (List.of(
                  "button",
                  "slider",
                  "spinbutton",
                  "combobox",
                  "checkbox",
                  "radio",
                  "searchbox",
                  "link",
                  "table",
                  "dialog",
                  "img",
                  "image",
                  "region",
                  "navigation")
              .contains(role)
          && !node.at("/ignored").asBoolean()
          && node.at("/name/value").asText().isBlank()) {
        nameless.add(node.toString());
      }
    }
    assertThat(roles)
        .contains("banner", "navigation", "main", "region", "table", "slider", "heading");
    assertThat(nameless).isEmpty();
    assertThat(
            browser
                .evaluate("document.querySelectorAll('table:not(:has(caption))').length")
                .asInt())
        .isZero();
  }

  @Test
  void fitsEveryWidthAndColourSchemeWithoutErrors() throws Exception {
    for (int width : List.of(1400, 390)) {
      for (String colours : List.of("light", "dark")) {
        browser.emulate(width, 900, colours);
        settle();
        assertThat(browser.axeViolations()).as("%d pixels, %s", width, colours).isEmpty();
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
            .isLessThanOrEqualTo(width);
        // A window of the full height, because content outside it is not drawn.
        int height = browser.evaluate("document.documentElement.scrollHeight").asInt();
        browser.emulate(width, height, colours);
        settle();
        browser.screenshot(SCREENSHOTS.resolve(colours + "-" + width + ".png"), true);
      }
    }
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void theViewerHasNoAccessibilityViolation() throws Exception {
    for (String colours : List.of("light", "dark")) {
      for (int width : List.of(1400, 390)) {
        browser.emulate(width, 900, colours);
        browser.open(REPORT);
        browser.evaluate("document.querySelector('#gallery .cards button').click()");
        settle();
        assertThat(browser.axeViolations()).as("%d pixels, %s", width, colours).isEmpty();
        browser.screenshot(
            SCREENSHOTS.resolve("viewer-%s-%d.png".formatted(colours, width)), false);
      }
    }
  }

  @Test
  void thePrintIsLightAndHasImagesButNoControls() throws Exception {
    browser.emulate(1400, 900, "dark");
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    browser.emulatePrint();
    assertThat(text("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    for (String control : List.of("nav", "#gallery .controls", ".sliders", "#theme")) {
      assertThat(text("getComputedStyle(document.querySelector('" + control + "')).display"))
          .as(control)
          .isEqualTo("none");
    }
    assertThat(
            browser
                .evaluate("document.querySelectorAll('#gallery .cards .stage img').length")
                .asInt())
        .isGreaterThan(20);
    settle();
    browser.screenshot(SCREENSHOTS.resolve("print.png"), true);
  }

  @Test
  void coloursFollowTheSystemUntilTheButtonOverridesThem() throws Exception {
    String ground = "getComputedStyle(document.body).backgroundColor";
    String light = text(ground);
    browser.emulate(1280, 900, "dark");
    String dark = text(ground);
    assertThat(dark).isNotEqualTo(light);
    browser.evaluate("document.getElementById('theme').click()");
    assertThat(text(ground)).isEqualTo(light);
    browser.evaluate("document.getElementById('theme').click()");
    assertThat(text(ground)).isEqualTo(dark);
    browser.evaluate("document.getElementById('theme').click()");
    assertThat(text("document.getElementById('theme').textContent")).endsWith("auto");
  }
}
