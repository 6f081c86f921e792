// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import org.blemish.core.tensor.Tensor;

/**
 * What the networks say about a batch of features. m is the foreground mask, ones where there is
 * none.
 *
 * @param distance {@code m^2 mean_c (teacher - student)^2}, {@code [N, H, W]}: the published
 *     anomaly map, whose maximum is the image score where there is a mask
 * @param loss {@code m mean_c (teacher - student)^2}, {@code [N, H, W]}: its mean is the image
 *     score where there is none
 * @param likelihood {@code m (0.5 sum_c z^2 - log|det|)}, {@code [N, H, W]}: the teacher alone
 * @param latent the teacher's output z, {@code [N, C, H, W]}
 */
public record AstMaps(Tensor distance, Tensor loss, Tensor likelihood, Tensor latent) {}
