/**
 * Feature maps of good samples, extracted once and read from memory-mapped files. What a method
 * makes of them is its own affair.
 */
@NullMarked
package org.blemish.training.features;

import org.jspecify.annotations.NullMarked;
