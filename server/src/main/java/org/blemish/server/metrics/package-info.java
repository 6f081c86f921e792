/**
 * Measurements of the running server for Prometheus: {@link
 * org.blemish.server.metrics.ServerMetrics}.
 */
@NullMarked
package org.blemish.server.metrics;

import org.jspecify.annotations.NullMarked;
