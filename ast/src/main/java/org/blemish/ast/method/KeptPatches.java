// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.ast.training.SampleFile;
import org.blemish.core.grid.Mask;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;

/**
 * A source that is expensive to read: each view is read from it once and then from a temporary
 * file, which {@link #close} deletes. Several threads may read.
 */
final class KeptPatches implements PatchSource, AutoCloseable {
  private final PatchSource source;
  private final SampleFile file;
  private final BitSet kept = new BitSet();

  /**
   * @param file is replaced where it exists
   */
  KeptPatches(PatchSource source, Path file) {
    this.source = source;
    this.file = new SampleFile(file, source.spec().length());
  }

  @Override
  public FeatureSpec spec() {
    return source.spec();
  }

  @Override
  public int views() {
    return source.views();
  }

  @Override
  public synchronized void read(int view, float[] values) {
    FloatBuffer buffer = FloatBuffer.wrap(values);
    if (kept.get(view)) {
      file.read(view, buffer);
      return;
    }
    source.read(view, values);
    file.write(view, buffer);
    kept.set(view);
  }

  @Override
  public Optional<Mask> scoredCells(int view) {
    return source.scoredCells(view);
  }

  /**
   * The views of some samples, in their order.
   *
   * @param viewsPerSample views of each sample of the source
   */
  PatchSource ofSamples(List<Integer> samples, int viewsPerSample) {
    int[] views =
        samples.stream()
            .flatMapToInt(
                sample -> IntStream.range(sample * viewsPerSample, (sample + 1) * viewsPerSample))
            .toArray();
    return new PatchSource() {
      @Override
      public FeatureSpec spec() {
        return KeptPatches.this.spec();
      }

      @Override
      public int views() {
        return views.length;
      }

      @Override
      public void read(int view, float[] values) {
        KeptPatches.this.read(views[view], values);
      }

      @Override
      public Optional<Mask> scoredCells(int view) {
        return KeptPatches.this.scoredCells(views[view]);
      }
    };
  }

  @Override
  public void close() {
    file.close();
  }
}
