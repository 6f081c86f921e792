/**
 * The {@code blemish} program: {@link org.blemish.cli.Main} lists the commands and turns failures
 * into one line and an exit code. Commands only read options, call the library modules and print;
 * they compute nothing.
 */
@NullMarked
package org.blemish.cli;

import org.jspecify.annotations.NullMarked;
