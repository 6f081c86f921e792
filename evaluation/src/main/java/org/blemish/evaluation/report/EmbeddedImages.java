// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.evaluation.page.DataUri;
import org.blemish.inference.heatmap.MaskOutline;
import org.blemish.inference.heatmap.RegionMask;
import org.blemish.inference.heatmap.Shrink;

/**
 * The encoded images of one sample: each view, the outlines and the surface once, whichever variant
 * has them, and a heat map for each variant.
 */
final class EmbeddedImages {
  /** A view as data URI. */
  record EmbeddedView(String name, String data) {}

  /**
   * The map of one variant.
   *
   * @param map as data URI
   * @param regions outline as SVG path; may be empty
   */
  record EmbeddedMap(String map, String regions) {}

  private final Size full;
  private final Size shown;
  private final List<EmbeddedView> views = new ArrayList<>();
  private String outline = "";
  private String part = "";
  private Optional<EmbeddedSurface> surface = Optional.empty();
  private final Map<String, EmbeddedMap> heatMaps = new LinkedHashMap<>();

  EmbeddedImages(ReportSample sample, int side) {
    full = sample.size();
    shown = Shrink.fit(full, side);
  }

  /** Adds what a variant has; a view that is already there is not repeated. */
  void add(String variant, DisplayScale scale, ReportSample sample) {
    int side = Math.max(shown.width(), shown.height());
    ReportSample.SampleImages images = sample.images();
    for (ReportSample.View view : images.views()) {
      if (views.stream().noneMatch(known -> known.name().equals(view.name()))) {
        Size size = Shrink.fit(view.image().size(), side);
        views.add(new EmbeddedView(view.name(), DataUri.jpeg(Shrink.image(view.image(), size))));
      }
    }
    if (outline.isEmpty() && images.mask().isPresent()) {
      outline = MaskOutline.svgPath(Shrink.mask(images.mask().get(), shown));
    }
    if (part.isEmpty() && images.part().isPresent()) {
      part = MaskOutline.svgPath(Shrink.mask(images.part().get(), shown));
    }
    if (surface.isEmpty()) {
      surface = images.scan().flatMap(EmbeddedSurface::of);
    }
    images.map().ifPresent(map -> heatMaps.put(variant, embedded(map, scale, sample, side)));
  }

  private EmbeddedMap embedded(FloatMap map, DisplayScale scale, ReportSample sample, int side) {
    // Maps are smooth: half the side of the image loses no visible detail.
    Size size = Shrink.fit(map.size(), Math.max(1, side / 2));
    String regions =
        map.size().equals(full)
            ? MaskOutline.svgPath(Shrink.mask(RegionMask.of(sample.regions(), map, scale), shown))
            : "";
    return new EmbeddedMap(DataUri.heat(Shrink.map(map, size), scale), regions);
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

  /** Outline of the true defects as SVG path in pixels of the shown size; may be empty. */
  String outline() {
    return outline;
  }

  /** Outline of the part as SVG path in pixels of the shown size; may be empty. */
  String part() {
    return part;
  }

  Optional<EmbeddedSurface> surface() {
    return surface;
  }

  Map<String, EmbeddedMap> heatMaps() {
    return heatMaps;
  }

  /** Number of characters in the page. */
  long length() {
    long length = (long) outline.length() + part.length();
    if (surface.isPresent()) {
      length += surface.get().data().length();
    }
    for (EmbeddedView view : views) {
      length += view.data().length();
    }
    for (EmbeddedMap map : heatMaps.values()) {
      length += (long) map.map().length() + map.regions().length();
    }
    return length;
  }
}
