/**
 * HTTP: {@link org.blemish.server.http.HttpServer} has the connector, limits and errors; each class
 * {@code ...Routes} has the routes of one kind of resource and calls the packages that do the work.
 * Every route is described in {@code openapi.yaml}.
 */
@NullMarked
package org.blemish.server.http;

import org.jspecify.annotations.NullMarked;
