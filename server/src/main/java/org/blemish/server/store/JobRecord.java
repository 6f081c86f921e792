// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Map;
import java.util.Optional;

/**
 * A job.
 *
 * @param id of the record
 * @param product id
 * @param kind of work
 * @param state waiting, running or ended
 * @param settings of the work, by name
 * @param actor who started it
 * @param created when, see {@link Timestamp}
 * @param started when it began to run
 * @param finished when it ended
 * @param stage what it is doing
 * @param done steps of the stage
 * @param total steps of the stage; 0 if not known
 * @param message result or failure, in one sentence
 * @param model digest of the model that it made or used
 */
public record JobRecord(
    String id,
    String product,
    JobKind kind,
    JobState state,
    Map<String, String> settings,
    String actor,
    String created,
    Optional<String> started,
    Optional<String> finished,
    Optional<String> stage,
    long done,
    long total,
    Optional<String> message,
    Optional<String> model) {
  public JobRecord {
    settings = Map.copyOf(settings);
  }
}
