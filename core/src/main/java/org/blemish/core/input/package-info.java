/** What is given to a detector: image, scan and ignore mask, each optional. */
@NullMarked
package org.blemish.core.input;

import org.jspecify.annotations.NullMarked;
