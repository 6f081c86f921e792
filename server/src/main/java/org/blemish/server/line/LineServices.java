// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.util.function.Function;
import org.blemish.core.input.Modality;
import org.blemish.server.health.Alarms;
import org.blemish.server.inspect.Inspector;
import org.blemish.server.outbox.Outbox;
import org.blemish.server.store.Database;
import org.blemish.server.store.RecordIds;

/**
 * What watched folders use.
 *
 * @param database of the records
 * @param ids of new records
 * @param inspector of parts
 * @param modality of the active model of a product, which it opens; throws why it cannot
 * @param outbox for messages about failed files
 * @param alarms for folders that cannot be used
 * @param observer of failed files
 * @param mostBytes of a file
 */
public record LineServices(
    Database database,
    RecordIds ids,
    Inspector inspector,
    Function<String, Modality> modality,
    Outbox outbox,
    Alarms alarms,
    FolderObserver observer,
    long mostBytes) {}
