// SPDX-License-Identifier: Apache-2.0
/**
 * Writes trained networks into an ONNX graph, for inspection without libtorch: {@link
 * org.blemish.ast.graph.AstGraph}. Nothing is computed here.
 */
@NullMarked
package org.blemish.ast.graph;

import org.jspecify.annotations.NullMarked;
