// SPDX-License-Identifier: Apache-2.0
/**
 * The operations of libtorch that the networks need, with types that own their native memory:
 * {@link org.blemish.ast.torch.NativeTensor} and {@link org.blemish.ast.torch.Scope}. No other
 * package imports {@code org.bytedeco}; networks and training do not belong here.
 */
@NullMarked
package org.blemish.ast.torch;

import org.jspecify.annotations.NullMarked;
