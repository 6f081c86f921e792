// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.Optional;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.scoring.RawMaps;
import org.blemish.inference.Detector;

/** The map of {@code pixel_auroc_192}. */
public final class ResizedMap {
  private ResizedMap() {}

  /**
   * Computed from the network's grid as published, if the whole input was stretched onto the grid
   * and no pixel is excluded; else empty: it is then the map of the input's size.
   *
   * @param size of the metric's maps
   */
  public static Optional<FloatMap> of(
      Detector detector, Detector.DetailedInspection inspected, Size size) {
    RawMaps raw = inspected.maps();
    Preparation preparation = detector.model().pipeline().preparation();
    if (preparation.fit() != ResizeMode.STRETCH || raw.excluded().isPresent()) {
      return Optional.empty();
    }
    RawMaps small = RawMaps.of(raw.maps(), Geometry.stretched(size, preparation.size()));
    return Optional.of(detector.model().decisionRule().scoring().map(small));
  }
}
