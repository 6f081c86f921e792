// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/**
 * A model of a product.
 *
 * @param product id
 * @param digest of the model
 * @param added when, see {@link Timestamp}
 * @param actor who added it
 * @param origin how it came to be
 * @param detail what changed, in one sentence
 * @param bytes of its file
 */
public record ModelRecord(
    String product,
    String digest,
    String added,
    String actor,
    ModelOrigin origin,
    String detail,
    long bytes) {}
