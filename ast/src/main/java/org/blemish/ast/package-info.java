// SPDX-License-Identifier: Apache-2.0
/**
 * The paper's method: a normalizing flow as teacher, an ordinary CNN as student. The only place
 * that uses libtorch.
 */
@NullMarked
package org.blemish.ast;

import org.jspecify.annotations.NullMarked;
