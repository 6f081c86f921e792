/**
 * Files that are written whole or not at all. What stands in them is the business of the rooms that
 * own the formats.
 */
@NullMarked
package org.blemish.core.file;

import org.jspecify.annotations.NullMarked;
