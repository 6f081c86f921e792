// SPDX-License-Identifier: Apache-2.0
/** {@code blemish report}: pages made of files that other commands wrote. */
@NullMarked
package org.blemish.cli.command.report;

import org.jspecify.annotations.NullMarked;
