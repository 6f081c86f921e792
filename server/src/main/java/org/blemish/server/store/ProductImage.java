// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/**
 * An image of a product for training or trial.
 *
 * @param product id
 * @param digest of the image's file
 * @param name that it had
 * @param purpose training or trial
 * @param label what it shows
 * @param added when, see {@link Timestamp}
 */
public record ProductImage(
    String product,
    String digest,
    String name,
    ImagePurpose purpose,
    ImageLabel label,
    String added) {}
