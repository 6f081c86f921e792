// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import com.fasterxml.jackson.databind.JsonNode;
import org.blemish.ast.AstSettings;
import org.blemish.core.BlemishException;
import org.blemish.training.config.Configuration;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Method;
import org.blemish.training.method.NamedEntries;

/**
 * Asymmetric student-teacher networks (Rudolph et al., WACV 2023), combined with memory banks of
 * patches if the settings name any.
 */
public final class AstMethod implements Method {
  static final String NAME = "ast";

  /**
   * Settings of the networks in a configuration.
   *
   * @throws BlemishException if the section {@code ast} is wrong
   */
  public static AstSettings networks(Configuration configuration) {
    return settings(configuration.section(NAME)).networks();
  }

  private static AstMethodSettings settings(JsonNode section) {
    return NamedEntries.convert(section, AstMethodSettings.class, NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fitter configure(JsonNode section) {
    return new AstFitter(settings(section));
  }
}
