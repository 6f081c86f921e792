// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import java.nio.file.Path;
import java.time.Duration;
import org.blemish.inference.Concurrency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code blemish.*}.
 *
 * @param model path of the model file; without it no beans are declared. Not of the type {@code
 *     Path}: web applications would look for it among their resources
 * @param threads for all inspections together; 0 for all processors
 * @param concurrent images that are inspected at the same time, each with its share of the threads
 * @param reloadInterval how often the model file is looked at; 0 never
 */
@ConfigurationProperties("blemish")
public record BlemishProperties(
    String model,
    @DefaultValue("0") int threads,
    @DefaultValue("1") int concurrent,
    @DefaultValue("10s") Duration reloadInterval) {
  Path file() {
    return Path.of(model);
  }

  Concurrency concurrency() {
    int all = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    return new Concurrency(Math.max(1, concurrent), Math.max(1, all / Math.max(1, concurrent)));
  }
}
