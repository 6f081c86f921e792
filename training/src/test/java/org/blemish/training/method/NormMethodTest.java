// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Objects;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scoring.Term;
import org.blemish.data.text.Yaml;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.FeatureStoreFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormMethodTest {
  private static final String TERMS =
      "terms: {norm: {standardise: none, smoothing: 1, reduction: {kind: max}, weight: 1.0}}";

  @TempDir Path folder;

  private static Fitter configured(String settings) {
    return new NormMethod()
        .configure(Yaml.read("{%s}".formatted(settings), JsonNode.class, "section"));
  }

  @Test
  void theExampleOfThePackageFitsAndItsGraphAgreesWithItsReference() {
    FeatureStore store =
        FeatureStoreFixtures.filled(
            folder,
            "s5",
            2,
            1,
            2,
            1,
            (view, values) -> System.arraycopy(new float[] {3, 0, 4, -2}, 0, values, 0, 4));
    Fitter fitter = configured("input: s5, units: spread, " + TERMS);
    assertThat(fitter.outputs()).containsExactly("s5");
    FittedMethod fitted = fitter.fit(new FitContext(store, folder, 0, 1, Progress.NONE));
    assertThat(fitted.terms()).extracting(Term::map).containsExactly("norm");
    Features view = store.features(0);
    FloatMap map = Objects.requireNonNull(fitted.reference().maps(view).get("norm"));
    assertThat(map.values()).containsExactly(5, 2);
    try (OnnxSession session = OnnxSession.open(fitted.head(), "norm", SessionOptions.threads(1))) {
      assertThat(Objects.requireNonNull(session.run(view.maps()).get("norm")).values())
          .containsExactly(new float[] {5, 2}, within(1e-6f));
    }
  }

  @Test
  void itsSectionIsChecked() {
    assertThatThrownBy(() -> configured("input: s5, units: spread, terms: {}"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("norm.terms is empty");
    assertThatThrownBy(() -> configured("input: s5, layer: 3, units: spread, " + TERMS))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("layer: unknown key");
  }
}
