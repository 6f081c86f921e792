// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import org.blemish.core.scoring.Inspection;
import org.blemish.server.store.PartRecord;

/**
 * A part that was inspected and recorded.
 *
 * @param record as it is in the database
 * @param inspection of the library, without its map
 */
public record InspectedPart(PartRecord record, Inspection inspection) {}
