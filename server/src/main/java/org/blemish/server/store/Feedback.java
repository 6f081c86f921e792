// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;

/**
 * What an operator said about a part, and what the model learned of it.
 *
 * @param id of the record
 * @param part id
 * @param product id
 * @param time when, see {@link Timestamp}
 * @param actor who
 * @param word good or defect
 * @param modelBefore digest of the active model before; empty if the model did not change
 * @param modelAfter digest of the model that has learned the part
 * @param undone when it was undone; empty if it holds
 */
public record Feedback(
    String id,
    String part,
    String product,
    String time,
    String actor,
    OperatorWord word,
    Optional<String> modelBefore,
    Optional<String> modelAfter,
    Optional<String> undone) {}
