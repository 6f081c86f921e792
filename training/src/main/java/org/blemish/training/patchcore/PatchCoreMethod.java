// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import com.fasterxml.jackson.databind.JsonNode;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Method;
import org.blemish.training.method.NamedEntries;

/**
 * Nearest neighbours: good patches remembered, new ones compared with the nearest (PatchCore, Roth
 * et al., CVPR 2022). One or more memories, each on a feature map of its own.
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
