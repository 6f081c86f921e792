// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Writes the embedded images for the page's scripts, by sample id. */
final class EmbeddedImagesJson {
  private EmbeddedImagesJson() {}

  static void write(Writer out, Map<String, EmbeddedImages> images) throws IOException {
    try (JsonGenerator json = HtmlSafeJson.generator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, EmbeddedImages> entry : images.entrySet()) {
        json.writeFieldName(entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, EmbeddedImages images) throws IOException {
    json.writeStartObject();
    json.writeNumberField("fullWidth", images.full().width());
    json.writeNumberField("fullHeight", images.full().height());
    json.writeNumberField("width", images.shown().width());
    json.writeNumberField("height", images.shown().height());
    json.writeArrayFieldStart("views");
    for (EmbeddedImages.EmbeddedView view : images.views()) {
      json.writeStartObject();
      json.writeStringField("name", view.name());
      json.writeStringField("data", view.data());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("outline", images.outline());
    if (images.surface().isPresent()) {
      surface(json, images.surface().get());
    }
    json.writeObjectFieldStart("maps");
    for (Map.Entry<String, String> map : images.heatMaps().entrySet()) {
      json.writeStringField(map.getKey(), map.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void surface(JsonGenerator json, EmbeddedSurface surface) throws IOException {
    json.writeObjectFieldStart("surface");
    json.writeNumberField("width", surface.size().width());
    json.writeNumberField("height", surface.size().height());
    json.writeNumberField("pitchX", surface.pitchX());
    json.writeNumberField("pitchY", surface.pitchY());
    json.writeNumberField("near", surface.near());
    json.writeNumberField("far", surface.far());
    json.writeStringField("data", surface.data());
    json.writeEndObject();
  }
}
