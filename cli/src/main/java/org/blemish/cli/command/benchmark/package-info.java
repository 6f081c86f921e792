/** The command {@code blemish benchmark} and its subcommands. */
@NullMarked
package org.blemish.cli.command.benchmark;

import org.jspecify.annotations.NullMarked;
