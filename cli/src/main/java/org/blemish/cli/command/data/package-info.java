/** The command {@code blemish data} and its subcommands. */
@NullMarked
package org.blemish.cli.command.data;

import org.jspecify.annotations.NullMarked;
