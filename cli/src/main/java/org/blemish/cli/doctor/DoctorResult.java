// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.util.List;
import java.util.Optional;

/**
 * The result of {@code doctor --json}.
 *
 * @param schema version of the JSON
 * @param findings in the order of the checks
 * @param speed of this machine; absent if it was not asked for
 */
public record DoctorResult(int schema, List<DoctorFinding> findings, Optional<SpeedResult> speed) {}
