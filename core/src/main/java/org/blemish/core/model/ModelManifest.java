// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.json.Json;

/**
 * The manifest of a model file: format, origin, and digests of the other entries.
 *
 * @param format version of the file format, 1 to {@link #FORMAT}
 * @param model where the model comes from
 * @param entries digest and length of every other entry, by its name in the archive
 */
public record ModelManifest(int format, ModelMetadata model, Map<String, EntryDigest> entries) {
  /**
   * The format that is written. Format 2 added {@link ModelEntry#GATE}; format 3 renamed keys,
   * which are read by their earlier names too, and adds optional entries.
   */
  public static final int FORMAT = 3;

  private static final int OLDEST = 1;

  public ModelManifest {
    entries = Map.copyOf(entries);
  }

  /** Reads the format version first and refuses unknown versions, whose other keys may differ. */
  static ModelManifest read(byte[] json, String where) {
    JsonNode tree = Json.read(json, JsonNode.class, where);
    JsonNode format = tree.path("format");
    if (!format.isInt()) {
      throw new BlemishException(Fault.MODEL, where + ": format is missing or not a whole number");
    }
    if (format.intValue() < OLDEST || format.intValue() > FORMAT) {
      throw new BlemishException(
          Fault.MODEL,
          "%s: the file has format %d, this version of Blemish reads formats %d to %d: use a matching version, or train again"
              .formatted(where, format.intValue(), OLDEST, FORMAT));
    }
    return Json.convert(tree, ModelManifest.class, where);
  }

  EntryDigest digest(ModelEntry entry) {
    EntryDigest digest = entries.get(entry.fileName());
    if (digest == null) {
      throw new IllegalArgumentException("the model has no entry " + entry.fileName());
    }
    return digest;
  }

  static ModelManifest of(ModelMetadata facts, Map<ModelEntry, EntryDigest> digests) {
    Map<String, EntryDigest> entries = new TreeMap<>();
    digests.forEach((entry, digest) -> entries.put(entry.fileName(), digest));
    return new ModelManifest(FORMAT, facts, entries);
  }
}
