// SPDX-License-Identifier: Apache-2.0
/**
 * What the project's promises about time stand on: JMH for a single step, and programs that measure
 * two ways in turn. Run by hand on a quiet machine; nothing here goes into what is published.
 */
@NullMarked
package org.blemish.benchmarks;

import org.jspecify.annotations.NullMarked;
