/** The command {@code blemish backbone} and its subcommands. */
@NullMarked
package org.blemish.cli.command.backbone;

import org.jspecify.annotations.NullMarked;
