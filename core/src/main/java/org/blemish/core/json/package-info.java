/**
 * How values become JSON and YAML and come back, by the same strict rules everywhere. What the
 * values mean stands with their records.
 */
@NullMarked
package org.blemish.core.json;

import org.jspecify.annotations.NullMarked;
