// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskCheckTest {
  @TempDir Path root;

  @Test
  void masksOfGoodSamplesAreReadInTheEncodingOfTheDataSet() {
    assertThat(findings(new MaskEncoding.AtLeast(128), 127)).isEmpty();
    assertThat(findings(new MaskEncoding.AtLeast(128), 128))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("labelled good"));
    assertThat(findings(new MaskEncoding.ByContent(), 1)).hasSize(1);
    assertThat(findings(new MaskEncoding.ByContent(), 0)).isEmpty();
  }

  @Test
  void lossyMasksAndThoseOfMostOfTheImageAreFindings() {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 40 * 30; i++) {
      image.getRaster().setSample(i % 40, i / 40, 0, 255);
    }
    Path mask = DataCheckFixtures.write(root, "mask.jpg", image);
    Sample defective =
        new Sample(
            "test/dent/0.png",
            Optional.of(root.resolve("test/dent/0.png")),
            Optional.empty(),
            Label.DEFECTIVE,
            "dent",
            List.of(mask),
            Optional.empty());
    Dataset dataset = new Dataset("a", root, "plain", List.of(), List.of(), List.of(defective));
    DataFindings findings = new DataFindings();

    MaskCheck.check(dataset, Map.of("test/dent/0.png", new Size(40, 40)), findings);

    assertThat(findings.all())
        .extracting(DataFinding::severity, DataFinding::path)
        .containsExactlyInAnyOrder(
            tuple(FindingSeverity.WARNING, mask), tuple(FindingSeverity.NOTE, root));
    assertThat(findings.all())
        .anyMatch(finding -> finding.message().contains("more than half the image"))
        .anyMatch(finding -> finding.message().contains("at least half the largest value"));
  }

  private List<DataFinding> findings(MaskEncoding encoding, int value) {
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 1, 0, value);
    Path mask = DataCheckFixtures.write(root, "mask.png", image);
    Sample good =
        new Sample(
            "test/good/0.png",
            Optional.of(root.resolve("test/good/0.png")),
            Optional.empty(),
            Label.GOOD,
            "good",
            List.of(mask),
            Optional.empty());
    Dataset dataset =
        new Dataset("a", root, "plain", List.of(), List.of(), List.of(good), encoding);
    DataFindings findings = new DataFindings();
    MaskCheck.check(dataset, Map.of(), findings);
    return findings.all();
  }
}
