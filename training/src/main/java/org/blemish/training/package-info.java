// SPDX-License-Identifier: Apache-2.0
/**
 * From good samples to a model file, for any method. Knows no method by name and no native library
 * of its own.
 */
@NullMarked
package org.blemish.training;

import org.jspecify.annotations.NullMarked;
