// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import java.util.List;
import org.blemish.core.scoring.Inspection;
import org.blemish.server.store.Database;
import org.blemish.server.store.PartOrigin;
import org.blemish.server.store.PartRecord;
import org.blemish.server.store.PartTable;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.StoredContent;
import org.blemish.server.store.Timestamp;

/**
 * Records inspected parts and tells the observers. Safe for many threads.
 *
 * @param database of the records
 * @param ids of new records
 * @param observers of all records, in this order
 */
public record PartRecorder(Database database, RecordIds ids, List<PartObserver> observers) {
  public PartRecorder {
    observers = List.copyOf(observers);
  }

  /**
   * Records a part; when this returns, the record is on disk.
   *
   * @param own observer of this part alone, after the others
   */
  public InspectedPart record(
      String product,
      PartOrigin origin,
      Inspection inspection,
      StoredContent stored,
      double milliseconds,
      PartObserver own) {
    PartRecord written =
        database.write(
            handle -> {
              // The id is made here, where one change follows the other: ids are in commit order.
              PartRecord part =
                  PartRecord.of(
                      ids.next(),
                      product,
                      Timestamp.now(),
                      origin,
                      inspection,
                      milliseconds,
                      stored);
              new PartTable(handle).add(part);
              observers.forEach(observer -> observer.recording(handle, part));
              own.recording(handle, part);
              return part;
            });
    InspectedPart inspected = new InspectedPart(written, inspection);
    observers.forEach(observer -> observer.recorded(inspected));
    own.recorded(inspected);
    return inspected;
  }
}
