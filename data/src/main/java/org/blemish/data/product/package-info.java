/**
 * Products that are drawn by arithmetic: colour image, scan and exact defect mask of parts that
 * never existed, for the demo, tests and development. Nothing here is trained, read or judged.
 */
@NullMarked
package org.blemish.data.product;

import org.jspecify.annotations.NullMarked;
