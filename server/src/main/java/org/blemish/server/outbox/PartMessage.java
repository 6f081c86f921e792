// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import org.blemish.server.store.PartRecord;

/**
 * The message about an inspected part.
 *
 * @param id of the part's record
 * @param type {@value #TYPE}
 * @param time when it was written
 * @param product of the part
 * @param part the record
 */
record PartMessage(String id, String type, String time, String product, PartRecord part) {
  static final String TYPE = "part.inspected";

  static PartMessage of(PartRecord part) {
    return new PartMessage(part.id(), TYPE, part.time(), part.product(), part);
  }
}
