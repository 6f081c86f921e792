// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.blemish.core.json.Json;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.MapNames;
import org.blemish.training.method.Method;

/**
 * A Gaussian at each place of the grid (PaDiM, Defard et al., ICPR 2021). It supposes that parts
 * lie alike: place by place means the same for each.
 */
public final class PadimMethod implements Method {
  @Override
  public String name() {
    return "padim";
  }

  @Override
  public Fitter configure(JsonNode section) {
    GaussianSettings settings =
        Json.convert(section, GaussianSettings.class, "section '" + name() + "'");
    new MapNames(Set.of(PadimFitter.MAP)).requireIn(name(), settings.terms());
    return new PadimFitter(settings);
  }
}
