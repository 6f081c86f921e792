// SPDX-License-Identifier: Apache-2.0
/**
 * Trained networks as part of an ONNX graph, for inspection without libtorch. Computes nothing
 * itself.
 */
@NullMarked
package org.blemish.ast.graph;

import org.jspecify.annotations.NullMarked;
