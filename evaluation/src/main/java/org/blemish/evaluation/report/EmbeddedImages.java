// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.inference.heatmap.MaskOutline;
import org.blemish.inference.heatmap.Shrink;

/** The encoded images of one sample: each view once, and a heat map for each variant. */
final class EmbeddedImages {
  /** A view as data URI. */
  record EmbeddedView(String name, String data) {}

  private final Size full;
  private final Size shown;
  private final List<EmbeddedView> views = new ArrayList<>();
  private final String outline;
  private final Optional<EmbeddedSurface> surface;
  private final Map<String, String> heatMaps = new LinkedHashMap<>();

  EmbeddedImages(ReportSample sample, int side) {
    full = sample.size();
    shown = Shrink.fit(full, side);
    surface = sample.scan().flatMap(EmbeddedSurface::of);
    outline = sample.mask().map(mask -> MaskOutline.svgPath(Shrink.mask(mask, shown))).orElse("");
  }

  /** Adds the views and the heat map of a variant; a view that is already there is not repeated. */
  void add(String variant, DisplayScale scale, ReportSample sample) {
    int side = Math.max(shown.width(), shown.height());
    for (ReportSample.View view : sample.views()) {
      if (views.stream().noneMatch(known -> known.name().equals(view.name()))) {
        Size size = Shrink.fit(view.image().size(), side);
        views.add(new EmbeddedView(view.name(), DataUri.jpeg(Shrink.image(view.image(), size))));
      }
    }
    // Maps are smooth: half the side of the image loses no visible detail.
    sample
        .map()
        .ifPresent(
            map -> {
              Size size = Shrink.fit(map.size(), Math.max(1, side / 2));
              heatMaps.put(variant, DataUri.heat(Shrink.map(map, size), scale));
            });
  }

  Size full() {
    return full;
  }

  Size shown() {
    return shown;
  }

  List<EmbeddedView> views() {
    return views;
  }

  String outline() {
    return outline;
  }

  Optional<EmbeddedSurface> surface() {
    return surface;
  }

  Map<String, String> heatMaps() {
    return heatMaps;
  }

  /** Number of characters in the page. */
  long length() {
    long length = outline.length();
    if (surface.isPresent()) {
      length += surface.get().data().length();
    }
    for (EmbeddedView view : views) {
      length += view.data().length();
    }
    for (String data : heatMaps.values()) {
      length += data.length();
    }
    return length;
  }
}
