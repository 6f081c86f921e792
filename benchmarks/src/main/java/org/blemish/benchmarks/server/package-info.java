// SPDX-License-Identifier: Apache-2.0
/**
 * Measures a server as a process under load: {@link org.blemish.benchmarks.server.ServerBenchmark}.
 */
@NullMarked
package org.blemish.benchmarks.server;

import org.jspecify.annotations.NullMarked;
