// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/**
 * Output of a bijection.
 *
 * @param z the image, {@code [N, C, H, W]}
 * @param logDeterminant natural logarithm of the absolute determinant of the Jacobian, as summands
 *     for each position, {@code [N, H, W]}
 */
public record FlowOutput(NativeTensor z, NativeTensor logDeterminant) {}
