// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.graph;

import org.blemish.inference.onnx.Value;

/**
 * Outputs of the networks in a graph. m is the foreground mask, all ones if there is none.
 *
 * @param distance {@code m^2 mean_c (teacher - student)^2}, {@code [N, H, W]}: the anomaly map
 * @param likelihood {@code m (0.5 sum_c z^2 - log|det|)}, {@code [N, H, W]}: of the teacher alone
 * @param latent the teacher's output z, {@code [N, C, H, W]}
 */
public record AstGraphOutputs(Value distance, Value likelihood, Value latent) {}
