// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import com.fasterxml.jackson.databind.JsonNode;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Method;
import org.blemish.training.method.NamedEntries;

/**
 * Distances to the nearest patches of good samples (PatchCore, Roth et al., CVPR 2022), in one or
 * more memory banks with different feature maps.
 */
public final class PatchCoreMethod implements Method {
  @Override
  public String name() {
    return "patchcore";
  }

  @Override
  public Fitter configure(JsonNode section) {
    return new PatchCoreFitter(NamedEntries.convert(section, PatchCoreSettings.class, name()));
  }
}
