// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.MapNames;
import org.blemish.training.method.Method;
import org.blemish.training.method.NamedEntries;

/**
 * A Gaussian for each cell of the grid (PaDiM, Defard et al., ICPR 2021). Parts must be aligned: a
 * cell has to show the same place of every part.
 */
public final class PadimMethod implements Method {
  @Override
  public String name() {
    return "padim";
  }

  @Override
  public Fitter configure(JsonNode section) {
    PadimSettings settings = NamedEntries.convert(section, PadimSettings.class, name());
    new MapNames(Set.of(PadimSettings.MAP)).checkTerms(name(), settings.terms());
    return new PadimFitter(settings);
  }
}
