/** One class for each command without subcommands. Groups of commands have their own packages. */
@NullMarked
package org.blemish.cli.command;

import org.jspecify.annotations.NullMarked;
