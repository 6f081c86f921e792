// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.file.LimitedLines;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Verdict;

/**
 * Reads the JSON lines of inspections: those of {@code blemish predict --format jsonl}, and the
 * results and records of a server, which also have the {@code time}. Keys that are not needed are
 * ignored, and so are lines with counts or errors.
 */
public final class ResultLines {
  private static final int MOST_LINE_BYTES = 16 << 20;

  private ResultLines() {}

  /**
   * Reads files, one after another.
   *
   * @throws BlemishException if a file cannot be read, a line is no JSON, or there is no result
   */
  public static List<InspectedPart> read(List<Path> files) {
    List<InspectedPart> parts = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        LimitedLines lines = new LimitedLines(in, MOST_LINE_BYTES);
        int number = 0;
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
          String where = "%s, line %d".formatted(file, ++number);
          if (line.get().length == MOST_LINE_BYTES) {
            throw new BlemishException(
                "%s: longer than %d MiB, which no result is"
                    .formatted(where, MOST_LINE_BYTES >> 20));
          }
          String text = new String(line.get(), StandardCharsets.UTF_8);
          if (!text.isBlank()) {
            part(Json.read(text, JsonNode.class, where), parts.size() + 1, where)
                .ifPresent(parts::add);
          }
        }
      } catch (IOException e) {
        throw new BlemishException("%s cannot be read (%s)".formatted(file, e), e);
      }
    }
    if (parts.isEmpty()) {
      throw new BlemishException(
          "no inspection in %s: expected the lines of 'blemish predict --format jsonl'"
              .formatted(files));
    }
    return parts;
  }

  private static Optional<InspectedPart> part(JsonNode entry, int number, String where) {
    JsonNode line = entry.has("inspection") ? entry.path("inspection") : entry;
    if (!line.path("score").isNumber() || !line.path("verdict").isTextual()) {
      return Optional.empty();
    }
    List<Rectangle> regions = new ArrayList<>();
    for (JsonNode region : line.path("regions")) {
      JsonNode bounds = region.path("bounds");
      regions.add(
          new Rectangle(
              bounds.path("x").asInt(),
              bounds.path("y").asInt(),
              Math.max(1, bounds.path("width").asInt()),
              Math.max(1, bounds.path("height").asInt())));
    }
    JsonNode size = line.has("size") ? line.path("size") : line;
    return Optional.of(
        new InspectedPart(
            number,
            time(entry.path("time"), where),
            line.path("source").asText("part " + number),
            line.path("score").asDouble(),
            verdict(line.path("verdict").asText(), where),
            number(line.at("/thresholds/reject")).or(() -> number(line.path("reject"))),
            number(line.at("/thresholds/unsure")).or(() -> number(line.path("unsure"))),
            Optional.of(line.path("reason").asText("")).filter(text -> !text.isEmpty()),
            new Size(
                Math.max(1, size.path("width").asInt()), Math.max(1, size.path("height").asInt())),
            regions));
  }

  private static Optional<Instant> time(JsonNode value, String where) {
    if (!value.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(value.asText()));
    } catch (DateTimeParseException e) {
      throw new BlemishException(
          "%s: time '%s'; expected one such as 2026-11-29T06:35:40.932Z"
              .formatted(where, value.asText()),
          e);
    }
  }

  private static Verdict verdict(String text, String where) {
    try {
      return Verdict.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BlemishException(
          "%s: verdict '%s'; expected good, unsure, defective or none".formatted(where, text), e);
    }
  }

  private static Optional<Double> number(JsonNode value) {
    return value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty();
  }
}
