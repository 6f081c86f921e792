// SPDX-License-Identifier: Apache-2.0
/**
 * The subcommands of {@link org.blemish.cli.command.data.DataCommand}: checks of data sets, import
 * of annotations, export to other formats.
 */
@NullMarked
package org.blemish.cli.command.data;

import org.jspecify.annotations.NullMarked;
