// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.scoring.Term;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;

/** The example of the package's description. */
public final class NormMethod implements Method {
  record Settings(String input, ScoreUnits units, List<Term> terms) {}

  @Override
  public String name() {
    return "norm";
  }

  @Override
  public Fitter configure(JsonNode section) {
    Settings settings = NamedEntries.convert(section, Settings.class, name());
    new MapNames(Set.of("norm")).checkTerms(name(), settings.terms());
    return new NormFitter(settings);
  }

  record NormFitter(Settings settings) implements Fitter {
    @Override
    public List<String> outputs() {
      return List.of(settings.input());
    }

    @Override
    public FittedMethod fit(FitContext context) {
      FeatureSpec spec = context.features().spec(settings.input());
      GraphBuilder graph = new GraphBuilder("norm");
      Value x =
          graph.input(spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width());
      graph.output("norm", graph.sqrt(graph.reduceSum(graph.square(x), false, 1)));
      return new FittedMethod(
          graph.build(),
          settings.units(),
          settings.terms(),
          features -> Map.of("norm", norms(features.map(spec.name()).toTensor().values(), spec)));
    }

    private static FloatMap norms(float[] values, FeatureSpec spec) {
      float[] norms = new float[spec.cells()];
      for (int i = 0; i < values.length; i++) {
        norms[i % norms.length] += values[i] * values[i];
      }
      for (int cell = 0; cell < norms.length; cell++) {
        norms[cell] = (float) Math.sqrt(norms[cell]);
      }
      return new FloatMap(spec.width(), spec.height(), norms);
    }
  }
}
