/**
 * What is wrong with the running server: {@link org.blemish.server.health.Alarms} are set by the
 * parts that find a problem, {@link org.blemish.server.health.Health} answers whether parts can be
 * inspected.
 */
@NullMarked
package org.blemish.server.health;

import org.jspecify.annotations.NullMarked;
