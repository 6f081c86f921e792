// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.List;
import java.util.function.Consumer;
import org.blemish.core.input.Input;

/** Computes feature maps of inputs. Safe for many threads. */
public interface FeatureExtractor {
  /** Names and shapes of the maps of each view. */
  List<FeatureSpec> specs();

  /** Views of each input: 1, or the number of tiles. */
  int viewsPerInput();

  /**
   * Computes the features of an input, view by view, so that those of a large image are never in
   * memory together.
   *
   * @param name of the input, for errors
   * @param views receives the features of each view in order; they are valid until it returns
   * @throws org.blemish.core.BlemishException if the input lacks an image or a scan that is needed
   */
  void extract(Input input, String name, Consumer<Features> views);
}
