// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;

/**
 * One step of a job, as the command prints it on a line: {@code progress
 * {"stage":"features","done":3,"total":40}}.
 *
 * @param stage what it is doing
 * @param done steps of the stage
 * @param total steps of the stage
 */
record JobProgress(String stage, long done, long total) {
  private static final String PREFIX = "progress {";

  /** Reads a line; empty if it is any other line. */
  static Optional<JobProgress> read(String line) {
    if (!line.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      JsonNode step = Json.read(line.substring(PREFIX.length() - 1), JsonNode.class, "progress");
      return Optional.of(
          new JobProgress(
              step.path("stage").asText(),
              step.path("done").asLong(),
              step.path("total").asLong()));
    } catch (BlemishException e) {
      return Optional.empty();
    }
  }
}
