/** Text of messages. Entry type: {@link org.blemish.core.text.ShortList}. */
@NullMarked
package org.blemish.core.text;

import org.jspecify.annotations.NullMarked;
