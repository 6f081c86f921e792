/**
 * AST as a {@link org.blemish.training.method.Method}: its section of the configuration, what it
 * learns and the head it hands back. The networks and their training have packages of their own.
 */
@NullMarked
package org.blemish.ast.method;

import org.jspecify.annotations.NullMarked;
