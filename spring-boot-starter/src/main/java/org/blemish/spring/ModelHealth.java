// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.inference.Model;

/** What health {@code blemish} says: the model in use, and why a replacement was refused. */
record ModelHealth(ReloadingDetector detector) {
  Map<String, Object> details() {
    Model model = detector.use(open -> open.model());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("model", model.digest());
    details.put("product", model.metadata().product());
    details.put("method", model.metadata().method());
    details.put("calibrated", model.decisionRule().calibration().isPresent());
    detector.failure().ifPresent(failure -> details.put("replacement", failure));
    return details;
  }
}
