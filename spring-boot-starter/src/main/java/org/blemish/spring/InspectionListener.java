// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Inspection;

/** Is told of each inspection. Called by many threads. */
public interface InspectionListener {
  void inspected(Inspection inspection);

  void failed(BlemishException failure);
}
