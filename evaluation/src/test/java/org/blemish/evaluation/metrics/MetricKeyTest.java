// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricKeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image_auroc             | Image AUROC                                | image AUROC
          image_recall_at_0.05    | Defective images found at 5 % false rejects | recall at 0.05
          au_pro_0.025            | AU-PRO to 2.5 % false positives            | AU-PRO 0.025
          au_pro_0.07             | AU-PRO to 7 % false positives              | AU-PRO 0.07
          au_pro_1                | AU-PRO to 100 % false positives            | AU-PRO 1
          au_spro_0.05            | AU-sPRO to 5 % false positives             | AU-sPRO 0.05
          au_spro_0.05_logical    | AU-sPRO to 5 % false positives, logical    | AU-sPRO 0.05 logical
          pixel_auroc_192         | Pixel AUROC at 192x192, any touched pixel counts | pixel AUROC at 192
          other                   | other                                      | other
          """)
  void aNameGivesItsLabels(String name, String label, String shortLabel) {
    assertThat(MetricKey.of(name)).isEqualTo(new MetricKey(name, label, shortLabel));
  }

  @Test
  void factoriesGiveTheKeysOfMetricsJson() {
    assertThat(
            List.of(
                MetricKey.auPro(0.3).name(),
                MetricKey.auPro(1).name(),
                MetricKey.auSpro(0.05).of(LocoType.STRUCTURAL).name(),
                MetricKey.imageRecallAt(0.01).name(),
                MetricKey.pixelAurocAt(192).name()))
        .containsExactly(
            "au_pro_0.3",
            "au_pro_1",
            "au_spro_0.05_structural",
            "image_recall_at_0.01",
            "pixel_auroc_192");
  }

  @Test
  void onlyAuProHasAnAuProLimit() {
    assertThat(MetricKey.of("au_pro_0.3").auProLimit()).hasValue(0.3);
    assertThat(MetricKey.of("au_spro_0.3").auProLimit()).isEmpty();
    assertThat(MetricKey.IMAGE_AUROC.auProLimit()).isEmpty();
  }
}
