// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;

/**
 * A token of a program, without its secret.
 *
 * @param id of the record
 * @param name for people
 * @param scope what it allows
 * @param created when, see {@link Timestamp}
 * @param expires when; empty: never
 * @param revoked when; empty if it is valid
 */
public record TokenRecord(
    String id,
    String name,
    String scope,
    String created,
    Optional<String> expires,
    Optional<String> revoked) {}
