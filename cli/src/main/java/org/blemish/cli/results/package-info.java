/**
 * How inspections leave the program: as a table, CSV or JSON lines, and as heat maps. What they say
 * is core's.
 */
@NullMarked
package org.blemish.cli.results;

import org.jspecify.annotations.NullMarked;
