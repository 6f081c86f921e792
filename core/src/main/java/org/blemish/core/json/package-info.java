/**
 * Strict conversion of values to and from JSON, and the same rules for other formats of Jackson.
 * The meaning of the values belongs to their records.
 *
 * <p>Entry types: {@link org.blemish.core.json.Json}; {@link org.blemish.core.json.StrictMappers}
 * for other formats.
 */
@NullMarked
package org.blemish.core.json;

import org.jspecify.annotations.NullMarked;
