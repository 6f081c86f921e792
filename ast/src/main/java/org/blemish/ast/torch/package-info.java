// SPDX-License-Identifier: Apache-2.0
/**
 * The few dozen operations of libtorch that the networks need, behind types that own their native
 * memory. Nothing else in the project imports {@code org.bytedeco}; no network or training lives
 * here.
 */
@NullMarked
package org.blemish.ast.torch;

import org.jspecify.annotations.NullMarked;
