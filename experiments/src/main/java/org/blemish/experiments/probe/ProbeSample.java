// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.data.Sample;

/**
 * The files of a good part.
 *
 * @param id name in tables and messages
 * @param image colour or grey image
 * @param scan organised 3D scan
 */
public record ProbeSample(String id, Optional<Path> image, Optional<Path> scan) {
  public static ProbeSample of(Sample sample) {
    return new ProbeSample(sample.id(), sample.image(), sample.scan());
  }
}
