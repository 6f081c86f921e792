/**
 * The server: inspection over HTTP, records of every inspected part, models and trainings of many
 * products, and the page for people (the studio). {@link org.blemish.server.BlemishServer} starts
 * all of it from {@link org.blemish.server.config.ServerSettings}.
 *
 * <p>Nothing here loads libtorch: trainings are child processes of the {@code blemish} command.
 */
@NullMarked
package org.blemish.server;

import org.jspecify.annotations.NullMarked;
