// SPDX-License-Identifier: Apache-2.0
/**
 * Teacher and student as published: shapes, names and start of their weights, forward and inverse
 * computation, losses. Knows nothing of training loops, files or graphs.
 */
@NullMarked
package org.blemish.ast.network;

import org.jspecify.annotations.NullMarked;
