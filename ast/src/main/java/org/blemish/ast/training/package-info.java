// SPDX-License-Identifier: Apache-2.0
/**
 * Training of teacher and student: {@link org.blemish.ast.training.AstTraining}, with optimiser,
 * epochs and checkpoints. What the networks compute does not belong here.
 */
@NullMarked
package org.blemish.ast.training;

import org.jspecify.annotations.NullMarked;
