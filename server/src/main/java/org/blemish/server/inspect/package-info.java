/**
 * Inspection of parts: {@link org.blemish.server.inspect.Inspector} decodes, inspects, stores and
 * records a part. {@link org.blemish.server.inspect.PartObserver} is the place to add what must be
 * written together with a record, such as messages to other systems.
 */
@NullMarked
package org.blemish.server.inspect;

import org.jspecify.annotations.NullMarked;
