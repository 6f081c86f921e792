/**
 * What commands write: progress, tables, result lines, paths of result files, errors and exit
 * codes. The values themselves are computed by the library modules.
 */
@NullMarked
package org.blemish.cli.output;

import org.jspecify.annotations.NullMarked;
