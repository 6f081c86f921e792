/** Looks at the machine: what can run here, and what stands in the way. Changes nothing. */
@NullMarked
package org.blemish.cli.doctor;

import org.jspecify.annotations.NullMarked;
