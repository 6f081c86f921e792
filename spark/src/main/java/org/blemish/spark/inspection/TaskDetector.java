// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.blemish.core.concurrent.SharedResources;
import org.blemish.inference.Detector;
import org.jspecify.annotations.Nullable;

/**
 * The detector that one task uses: claimed at its first row, given back when it ends. Each task has
 * its own copy of this object and one thread; the detector is shared by the tasks of the process.
 */
public final class TaskDetector implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ModelReference model;
  private transient SharedResources<SharedDetectors.Key, Detector>.@Nullable Lease lease;

  public TaskDetector(ModelReference model) {
    this.model = model;
  }

  /**
   * Uses the detector.
   *
   * @throws org.blemish.core.BlemishException if the model cannot be opened
   */
  public <T> T apply(Function<Detector, T> use) {
    TaskContext task = TaskContext.get();
    if (task == null) {
      // On the driver, where no event ends the use.
      try (var once = SharedDetectors.OF_PROCESS.lease(model, 1)) {
        return use.apply(once.resource());
      }
    }
    SharedResources<SharedDetectors.Key, Detector>.Lease held = lease;
    if (held == null) {
      held = SharedDetectors.OF_PROCESS.lease(model, task.cpus());
      lease = held;
      SharedResources<SharedDetectors.Key, Detector>.Lease claimed = held;
      TaskCompletionListener giveBack = ended -> claimed.close();
      task.addTaskCompletionListener(giveBack);
    }
    return use.apply(held.resource());
  }
}
