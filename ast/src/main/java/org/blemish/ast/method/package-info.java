// SPDX-License-Identifier: Apache-2.0
/**
 * AST as a method of the training pipeline: {@link org.blemish.ast.method.AstMethod}; and models of
 * networks that the reference code trained: {@link org.blemish.ast.method.AstImport}. The networks
 * and their training do not belong here.
 */
@NullMarked
package org.blemish.ast.method;

import org.jspecify.annotations.NullMarked;
