// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import org.blemish.core.tensor.Tensor;

/**
 * Maps of a batch of features. m is the foreground mask, all ones if there is none.
 *
 * @param distance {@code m^2 mean_c (teacher - student)^2}, {@code [N, H, W]}: the published
 *     anomaly map; with a mask its maximum is the image score
 * @param loss {@code m mean_c (teacher - student)^2}, {@code [N, H, W]}: without a mask its mean is
 *     the image score
 * @param likelihood {@code m (0.5 sum_c z^2 - log|det|)}, {@code [N, H, W]}: of the teacher alone
 * @param latent the teacher's output z, {@code [N, C, H, W]}
 */
public record AstMaps(Tensor distance, Tensor loss, Tensor likelihood, Tensor latent) {}
