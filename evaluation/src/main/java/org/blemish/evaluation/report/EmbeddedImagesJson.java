// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.blemish.evaluation.page.HtmlSafeJson;
import org.blemish.evaluation.page.HtmlText;

/** Writes the embedded images for the page's scripts: an element with JSON for each sample. */
final class EmbeddedImagesJson {
  private EmbeddedImagesJson() {}

  static void write(Writer out, Map<String, EmbeddedImages> images) throws IOException {
    for (Map.Entry<String, EmbeddedImages> entry : images.entrySet()) {
      out.write("<script type=\"application/json\" data-image=\"");
      out.write(HtmlText.escape(entry.getKey()));
      out.write("\">");
      try (JsonGenerator json = HtmlSafeJson.generator(out)) {
        write(json, entry.getValue());
      }
      out.write("</script>\n");
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
    json.writeStringField("part", images.part());
    if (images.surface().isPresent()) {
      surface(json, images.surface().get());
    }
    json.writeObjectFieldStart("maps");
    for (Map.Entry<String, EmbeddedImages.EmbeddedMap> map : images.heatMaps().entrySet()) {
      json.writeObjectFieldStart(map.getKey());
      json.writeStringField("map", map.getValue().map());
      json.writeStringField("regions", map.getValue().regions());
      json.writeEndObject();
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
