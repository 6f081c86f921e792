// SPDX-License-Identifier: Apache-2.0
/** The subcommands of {@link org.blemish.cli.command.data.DataCommand}: checks of data sets. */
@NullMarked
package org.blemish.cli.command.data;

import org.jspecify.annotations.NullMarked;
