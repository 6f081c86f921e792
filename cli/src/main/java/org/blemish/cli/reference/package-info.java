// SPDX-License-Identifier: Apache-2.0
/**
 * The reference of the command line, generated from the commands themselves. Entry type: {@link
 * org.blemish.cli.reference.ReferencePages}.
 */
@NullMarked
package org.blemish.cli.reference;

import org.jspecify.annotations.NullMarked;
