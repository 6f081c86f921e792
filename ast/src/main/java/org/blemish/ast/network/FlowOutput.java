// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/**
 * What a bijection makes of its input.
 *
 * @param z the image, {@code [N, C, H, W]}
 * @param logDeterminant natural logarithm of the absolute determinant of each position's own part
 *     of the Jacobian, {@code [N, H, W]}
 */
public record FlowOutput(NativeTensor z, NativeTensor logDeterminant) {}
