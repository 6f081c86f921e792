/**
 * The log of servers: one JSON object on each line of the error stream. {@link
 * org.blemish.cli.log.JsonLogProvider} is chosen for the commands that serve; all other commands
 * log as plain text.
 */
@NullMarked
package org.blemish.cli.log;

import org.jspecify.annotations.NullMarked;
