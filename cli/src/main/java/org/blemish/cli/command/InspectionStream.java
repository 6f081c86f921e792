// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.LimitedLines;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RegionPixels;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.FoundParts;
import org.blemish.data.parts.PartFinder;
import org.blemish.inference.Detector;

/**
 * {@code blemish predict --stdin}: a program of any language writes one line for each input and
 * reads one line for each. A line is a path, or a JSON object with {@code path}, or with {@code
 * image} (a whole image file in Base64) and {@code name}. With {@code "heatmap": true} or {@code
 * "mask": true} the answer has the PNG in Base64. A line that cannot be answered gives {@code
 * {"schema":1,"source":...,"error":{"message":...,"fault":...}}}, and the next one is read.
 */
final class InspectionStream {
  /** Longest line: an image of 96 MiB in Base64. */
  private static final int MAX_LINE_BYTES = 128 << 20;

  private static final Set<String> KEYS = Set.of("path", "image", "name", "heatmap", "mask");

  /** The answer to a line that failed. */
  private record FailedLine(int schema, String source, Failure error) {}

  /**
   * @param fault {@code input}, {@code model} or {@code environment}
   */
  private record Failure(String message, String fault) {}

  /** What a line asks for. */
  private record Request(String source, Input input, boolean heatMap, boolean mask) {}

  private final Detector detector;
  private final SampleReader reader;
  private final Optional<FailOn> failOn;
  private int inspected;
  private int failed;
  private boolean matched;

  InspectionStream(Detector detector, SampleReader reader, Optional<FailOn> failOn) {
    this.detector = detector;
    this.reader = reader;
    this.failOn = failOn;
  }

  /**
   * Answers all lines of a stream in their order, each before the next one is read.
   *
   * @return exit code
   * @throws BlemishException if the stream cannot be read
   */
  int run(InputStream in, PrintWriter out, PrintWriter err) {
    LimitedLines lines = new LimitedLines(in, MAX_LINE_BYTES);
    try {
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        out.println(answer(line.get()));
        out.flush();
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "the standard input cannot be read: " + e.getMessage(), e);
    }
    err.printf(Locale.ROOT, "%d inspected, %d failed%n", inspected, failed);
    err.flush();
    return failed > 0 ? ExitCode.FAILURE : matched ? ExitCode.DEFECT : ExitCode.SUCCESS;
  }

  private String answer(byte[] utf8) {
    String source = "line " + (inspected + failed + 1);
    try {
      if (utf8.length >= MAX_LINE_BYTES) {
        throw new BlemishException(
            "%s: longer than %d MiB; give the path of the image"
                .formatted(source, MAX_LINE_BYTES >> 20));
      }
      Request request = request(new String(utf8, StandardCharsets.UTF_8).strip(), source);
      source = request.source();
      String answer = answer(request);
      inspected++;
      return answer;
    } catch (BlemishException e) {
      failed++;
      return failure(source, e);
    } catch (OutOfMemoryError e) {
      failed++;
      return failure(
          source,
          new BlemishException(
              Fault.ENVIRONMENT, source + ": out of memory; set BLEMISH_JAVA_OPTS=-Xmx8g", e));
    }
  }

  private static String failure(String source, BlemishException e) {
    return Json.line(
        new FailedLine(
            Inspection.SCHEMA,
            source,
            new Failure(
                String.valueOf(e.getMessage()), e.fault().name().toLowerCase(Locale.ROOT))));
  }

  private String answer(Request request) {
    Detector.DetailedInspection result =
        detector.inspectInDetail(request.input(), request.source());
    Inspection inspection = result.inspection();
    matched |= failOn.isPresent() && failOn.get().matches(inspection.verdict());
    if (!request.heatMap() && !request.mask()) {
      return inspection.toJson();
    }
    ObjectNode json = (ObjectNode) Json.tree(inspection);
    if (request.heatMap()) {
      json.put("heatmap", Images.png(detector.heatMap(request.input(), inspection)));
    }
    if (request.mask()) {
      json.put("mask", Images.png(RegionPixels.mask(result.regions(), inspection.size())));
    }
    return Json.line(json);
  }

  private Request request(String line, String where) {
    if (line.isEmpty()) {
      throw new BlemishException(
          where + ": is empty, expected a path or a JSON object with 'path' or 'image'");
    }
    if (!line.startsWith("{")) {
      return new Request(line, file(line), false, false);
    }
    JsonNode json = Json.read(line, JsonNode.class, where);
    for (Iterator<String> keys = json.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!KEYS.contains(key)) {
        throw new BlemishException(
            "%s: unknown key '%s', expected path, image, name, heatmap or mask"
                .formatted(where, key));
      }
    }
    if (json.path("path").isTextual() == json.path("image").isTextual()) {
      throw new BlemishException(
          where + ": expected 'path', or 'image' with a file in Base64, and not both");
    }
    boolean heatMap = json.path("heatmap").asBoolean();
    boolean mask = json.path("mask").asBoolean();
    if (json.path("path").isTextual()) {
      String path = json.path("path").asText();
      return new Request(json.path("name").asText(path), file(path), heatMap, mask);
    }
    String name = json.path("name").asText(where);
    return new Request(
        name, reader.read(name, decoded(json.path("image").asText(), name)), heatMap, mask);
  }

  private static byte[] decoded(String base64, String name) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new BlemishException(
          "%s: 'image' is not Base64 (%s)".formatted(name, e.getMessage()), e);
    }
  }

  private Input file(String path) {
    FoundParts found = new PartFinder(reader.files().modality()).find(List.of(path));
    if (found.parts().size() != 1) {
      throw new BlemishException(
          "%s: names %d inputs, expected one file".formatted(path, found.parts().size()));
    }
    return found.parts().get(0).read(reader);
  }
}
