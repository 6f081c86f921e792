// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * A confidence interval of a metric; in JSON {@code [low, high]}.
 *
 * @param low lower end, 0 to 1
 * @param high upper end, 0 to 1
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Interval(double low, double high) {}
