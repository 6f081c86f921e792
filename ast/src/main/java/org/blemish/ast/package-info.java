// SPDX-License-Identifier: Apache-2.0
/**
 * Asymmetric student-teacher networks (AST): a normalizing flow as teacher, a residual CNN as
 * student. The only module that loads libtorch. Settings and trained networks are here: {@link
 * org.blemish.ast.AstSettings}, {@link org.blemish.ast.TrainedAst}, {@link
 * org.blemish.ast.LibtorchAst}. Architecture, training, export and the method for the pipeline have
 * their own packages.
 */
@NullMarked
package org.blemish.ast;

import org.jspecify.annotations.NullMarked;
