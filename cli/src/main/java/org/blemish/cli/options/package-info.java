/**
 * Options that several commands share, as picocli mixins, and converters of their values. Options
 * of a single command are declared in that command.
 */
@NullMarked
package org.blemish.cli.options;

import org.jspecify.annotations.NullMarked;
