// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/**
 * An action that changed something, for later questions of who did what.
 *
 * @param id of the record
 * @param time when, see {@link Timestamp}
 * @param actor account or token
 * @param address of the client
 * @param action what was done
 * @param target id of what it was done to
 * @param detail more, in one sentence; may be blank
 */
public record AuditRecord(
    String id,
    String time,
    String actor,
    String address,
    String action,
    String target,
    String detail) {}
