/**
 * The exception that all modules throw for errors that a user can fix: {@link
 * org.blemish.core.BlemishException}. Everything else belongs to a subpackage.
 */
@NullMarked
package org.blemish.core;

import org.jspecify.annotations.NullMarked;
