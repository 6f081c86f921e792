// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the samples of a report can show, for its controls.
 *
 * @param views names of the views, of the sample that has most
 * @param outlines {@code truth}, {@code regions} and {@code part}, as far as any sample has them
 */
record EmbeddedLayers(List<String> views, List<String> outlines) {
  static EmbeddedLayers of(Collection<EmbeddedImages> samples) {
    List<String> views = List.of();
    boolean truth = false;
    boolean regions = false;
    boolean part = false;
    for (EmbeddedImages sample : samples) {
      if (sample.views().size() > views.size()) {
        views = sample.views().stream().map(EmbeddedImages.EmbeddedView::name).toList();
      }
      truth |= !sample.outline().isEmpty();
      part |= !sample.part().isEmpty();
      regions |= sample.heatMaps().values().stream().anyMatch(map -> !map.regions().isEmpty());
    }
    List<String> outlines = new ArrayList<>();
    if (truth) {
      outlines.add("truth");
    }
    if (regions) {
      outlines.add("regions");
    }
    if (part) {
      outlines.add("part");
    }
    return new EmbeddedLayers(views, outlines);
  }
}
