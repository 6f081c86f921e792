// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.util.List;

/**
 * The result of {@code doctor --json}.
 *
 * @param schema version of the JSON
 * @param findings in the order of the checks
 */
public record DoctorResult(int schema, List<DoctorFinding> findings) {}
