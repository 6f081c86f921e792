/**
 * The records of the server in a database, SQLite or PostgreSQL, by the same SQL: {@link
 * org.blemish.server.store.Database} has the connections, one class has the statements of each
 * table, such as {@link org.blemish.server.store.PartTable}. Migrations are the scripts in the
 * folder {@code migration} of the resources.
 *
 * <p>All changes go through {@link org.blemish.server.store.Database#write}: they are made one
 * after the other and are durable when the call returns. Times are texts of {@link
 * org.blemish.server.store.Timestamp}, ids those of {@link org.blemish.server.store.RecordIds};
 * both sort by time.
 */
@NullMarked
package org.blemish.server.store;

import org.jspecify.annotations.NullMarked;
