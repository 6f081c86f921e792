/**
 * Defects painted onto real good images and scans, with exact masks, in stated kinds, sizes and
 * contrasts: what a model finds of them can be measured by who owns good parts alone. Nothing here
 * trains or judges, and products that are drawn altogether live in {@code
 * org.blemish.core.product}.
 */
@NullMarked
package org.blemish.data.synthetic;

import org.jspecify.annotations.NullMarked;
