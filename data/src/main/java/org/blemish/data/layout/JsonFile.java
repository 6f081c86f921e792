// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.json.Json;
import org.blemish.core.json.StrictMappers;

/** JSON files that come with data sets. */
final class JsonFile {
  private static final ObjectMapper MAPPER = new ObjectMapper(StrictMappers.jsonFactory());

  private JsonFile() {}

  /**
   * The whole file.
   *
   * @throws BlemishException if the file is missing or, naming line and column, not JSON
   */
  static JsonNode read(Path file) {
    byte[] bytes = FileBytes.read(file, Json.MAX_FILE_BYTES);
    try {
      return MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new BlemishException(
          "%s, line %d, column %d: not JSON (%s)"
              .formatted(
                  file,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    } catch (OutOfMemoryError e) {
      throw FileBytes.tooLargeForMemory(file.toString(), e);
    }
  }
}
