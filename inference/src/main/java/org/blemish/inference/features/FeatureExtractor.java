// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.List;
import java.util.function.Consumer;
import org.blemish.core.input.Input;

/** Makes feature maps of inputs. Safe for many threads. */
public interface FeatureExtractor {
  /** Names and shapes of the maps that each view gives. */
  List<FeatureSpec> specs();

  /** Views of each input: 1, or the number of tiles. */
  int viewsPerInput();

  /**
   * The features of an input, view by view, so that those of a large picture are never in memory
   * together.
   *
   * @param name of the input, for errors
   * @param views takes each view's features in turn; they are valid until it returns
   * @throws org.blemish.core.BlemishException where the input lacks what is needed
   */
  void extract(Input input, String name, Consumer<Features> views);
}
