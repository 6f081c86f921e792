// SPDX-License-Identifier: Apache-2.0
/**
 * What commands print and write: {@link org.blemish.cli.output.ProgressDisplay}, result lines
 * ({@link org.blemish.cli.output.ResultFormat}), paths of result files, errors and {@link
 * org.blemish.cli.output.ExitCode}. The values are computed by the library modules.
 */
@NullMarked
package org.blemish.cli.output;

import org.jspecify.annotations.NullMarked;
