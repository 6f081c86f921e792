/** The contract between the pipeline and a method, and what a fitted method hands back. */
@NullMarked
package org.blemish.training.method;

import org.jspecify.annotations.NullMarked;
