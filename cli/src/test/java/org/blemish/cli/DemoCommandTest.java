// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results of the demo that the README states. */
class DemoCommandTest {
  @TempDir private Path folder;

  @Test
  @Tag("system")
  void colourAndDepthTogetherScoreHighest() throws Exception {
    Path demo = folder.resolve("demo");
    CommandResult program = CommandResult.run("demo", "--output", demo);
    assertThat(program.code()).as(program.err()).isZero();

    double both = auroc(demo, "rgb+depth");
    assertThat(both).isGreaterThan(0.95);
    assertThat(both).isGreaterThan(auroc(demo, "rgb") + 0.05);
    assertThat(both).isGreaterThan(auroc(demo, "depth") + 0.05);
    for (String kind : new String[] {"bump", "dent", "missing"}) {
      JsonNode defect = metrics(demo, "rgb+depth").path("by_defect").path(kind);
      assertThat(defect.path("image_auroc").asDouble()).as(kind).isGreaterThan(0.95);
    }
    String page = Files.readString(demo.resolve("report.html"));
    int parts = page.split(" data-image=", -1).length - 1;
    assertThat(parts).as("parts with images").isEqualTo(62);
    assertThat(page.split("\"surface\":", -1)).as("each with a 3D view").hasSize(1 + parts);
    assertThat(page.indexOf("\"name\":\"rgb+depth\""))
        .as("rgb+depth is shown first")
        .isBetween(0, page.indexOf("\"name\":\"depth\""));
    assertThat(program.out())
        .contains("rgb+depth", "(defects in depth)")
        .contains(demo.resolve("report.html").toAbsolutePath().toString());

    try (PageChecks pages = PageChecks.start(folder)) {
      pages.check(demo.resolve("report.html"), "demo");
      assertThat(pages.browser().evaluate("document.querySelector('.lead').textContent").asText())
          .as("the page opens on both sensors together")
          .contains(foundDefects(demo));
    }
  }

  /** Number of defective parts that rgb+depth calls defective, as the page writes it. */
  private static String foundDefects(Path demo) throws IOException {
    int defective = 0;
    int found = 0;
    for (String line : Files.readAllLines(demo.resolve("rgb+depth").resolve("scores.csv"))) {
      String[] cells = line.split(",");
      defective += cells[1].equals("defective") ? 1 : 0;
      found += cells[1].equals("defective") && cells[5].equals("DEFECTIVE") ? 1 : 0;
    }
    return "(%d of %d)".formatted(found, defective);
  }

  private static double auroc(Path demo, String modality) {
    return metrics(demo, modality).path("image_auroc").asDouble();
  }

  private static JsonNode metrics(Path demo, String modality) {
    return Json.read(demo.resolve(modality).resolve("metrics.json"), JsonNode.class);
  }
}
