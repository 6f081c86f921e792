// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import com.fasterxml.jackson.databind.JsonNode;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Method;
import org.blemish.training.method.NamedEntries;

/**
 * Asymmetric student-teacher networks (Rudolph et al., WACV 2023), with memories of good patches
 * beside them where the settings ask for some.
 */
public final class AstMethod implements Method {
  @Override
  public String name() {
    return "ast";
  }

  @Override
  public Fitter configure(JsonNode section) {
    return new AstFitter(NamedEntries.convert(section, AstMethodSettings.class, name()));
  }
}
