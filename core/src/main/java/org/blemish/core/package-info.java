/** What every room of the project shares: the one kind of failure that is meant for a person. */
@NullMarked
package org.blemish.core;

import org.jspecify.annotations.NullMarked;
