// SPDX-License-Identifier: Apache-2.0
/**
 * Options that several commands share, as picocli mixins such as {@link
 * org.blemish.cli.options.ModelOptions} and {@link org.blemish.cli.options.DataOptions}, and
 * converters of their values. Options of a single command are declared in that command.
 */
@NullMarked
package org.blemish.cli.options;

import org.jspecify.annotations.NullMarked;
