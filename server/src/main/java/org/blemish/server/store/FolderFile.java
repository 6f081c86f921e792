// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;

/**
 * A file of a watched folder that was seen.
 *
 * @param id of the record
 * @param product for which it was inspected
 * @param folder absolute path
 * @param name in the folder
 * @param bytes its length
 * @param modified time of its last change, in milliseconds since 1970
 * @param digest SHA-256 of its bytes
 * @param outcome what became of it
 * @param part id of its record, or of that of the file with the same bytes; empty if it failed
 * @param problem why it failed
 * @param time when, see {@link Timestamp}
 */
public record FolderFile(
    String id,
    String product,
    String folder,
    String name,
    long bytes,
    long modified,
    String digest,
    FileOutcome outcome,
    Optional<String> part,
    Optional<String> problem,
    String time) {}
