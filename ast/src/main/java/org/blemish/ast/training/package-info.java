// SPDX-License-Identifier: Apache-2.0
/**
 * Steps, epochs, schedules and checkpoints of teacher and student. What the networks compute is
 * elsewhere.
 */
@NullMarked
package org.blemish.ast.training;

import org.jspecify.annotations.NullMarked;
