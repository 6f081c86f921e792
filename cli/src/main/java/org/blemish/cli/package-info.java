// SPDX-License-Identifier: Apache-2.0
/** Commands, options, progress and exit codes. No computation. */
@NullMarked
package org.blemish.cli;

import org.jspecify.annotations.NullMarked;
