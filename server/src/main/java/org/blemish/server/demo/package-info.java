/**
 * The demonstration: {@link org.blemish.server.demo.DemoFeed} uses a running server as a client
 * would, with a generated product.
 */
@NullMarked
package org.blemish.server.demo;

import org.jspecify.annotations.NullMarked;
