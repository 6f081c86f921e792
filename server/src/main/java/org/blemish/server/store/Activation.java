// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;

/**
 * The choice of a product's active model.
 *
 * @param id of the record
 * @param product id
 * @param digest of the model that became active
 * @param previous digest of the model that was active before
 * @param time when, see {@link Timestamp}
 * @param actor who chose it
 */
public record Activation(
    String id,
    String product,
    String digest,
    Optional<String> previous,
    String time,
    String actor) {}
