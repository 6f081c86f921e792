// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.feedback;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.json.Json;
import org.blemish.core.model.EntryContent;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.ModelHistory;
import org.blemish.core.model.ModelWriter;
import org.blemish.core.scoring.DecisionRule;

/**
 * A change of a finished model by a user: the history records who changed what and when, and a
 * model that is changed in place can be restored ({@link ModelVersions}).
 *
 * @param model file that is changed
 * @param target path of the changed model; the model's own path for a change in place
 * @param action command that makes the change
 * @param user who makes it
 */
public record ModelChange(Path model, Path target, String action, String user) {
  /** A change by the user of this process. */
  public static ModelChange by(Path model, Path target, String action) {
    return new ModelChange(model, target, action, System.getProperty("user.name", "unknown"));
  }

  /**
   * Writes the changed model.
   *
   * @param file the model, open
   * @param rule decision rule of the changed model
   * @param changes entries that are replaced or added
   * @param detail what changed, in a sentence
   * @return digest of the changed model
   * @throws org.blemish.core.BlemishException if it cannot be written; the model is then as before
   */
  public String write(
      ModelFile file, DecisionRule rule, Map<ModelEntry, EntryContent> changes, String detail) {
    Map<ModelEntry, EntryContent> all = new EnumMap<>(ModelEntry.class);
    all.putAll(changes);
    ModelHistory.Change change =
        new ModelHistory.Change(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            user,
            action,
            detail,
            Optional.of(file.digest()));
    all.put(ModelEntry.HISTORY, EntryContent.of(Json.bytes(file.history().with(change))));
    if (target.toAbsolutePath().normalize().equals(model.toAbsolutePath().normalize())) {
      new ModelVersions(model).keep();
    }
    return ModelWriter.changed(file, rule, all, target);
  }
}
