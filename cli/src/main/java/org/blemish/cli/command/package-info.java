// SPDX-License-Identifier: Apache-2.0
/**
 * The commands, one class each, such as {@link org.blemish.cli.command.TrainCommand} and {@link
 * org.blemish.cli.command.PredictCommand}. A command reads its options, calls the libraries, prints
 * and returns an {@link org.blemish.cli.output.ExitCode}; it computes nothing. A new command is
 * listed in {@link org.blemish.cli.Main}.
 */
@NullMarked
package org.blemish.cli.command;

import org.jspecify.annotations.NullMarked;
