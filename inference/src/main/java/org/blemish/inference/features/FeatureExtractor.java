// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.List;
import org.blemish.core.input.Input;

/** Makes feature maps of inputs. Safe for many threads. */
public interface FeatureExtractor {
  /** Names and shapes of the maps that each view gives. */
  List<FeatureSpec> specs();

  /** Views of each input: 1, or the number of tiles. */
  int viewsPerInput();

  /**
   * The features of an input, one for each view.
   *
   * @param name of the input, for errors
   * @throws org.blemish.core.BlemishException where the input lacks what is needed
   */
  List<Features> extract(Input input, String name);
}
