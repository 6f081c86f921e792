// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;

/**
 * Feature maps of many views in memory-mapped files, one for each name, outside the Java heap. The
 * views of a sample are consecutive. Thread-safe for reading. Filled by {@link FeatureCache}.
 */
public final class FeatureStore {
  /** Greatest length of a mapped buffer; Java allows less than 2 GiB. */
  private static final long SEGMENT_BYTES = 1L << 30;

  private final Map<String, MappedFeatureMap> columns;
  private final int views;
  private final int viewsPerSample;
  private final Optional<ScoredCells> scoredCells;

  /** Positions of a subset's views in the files; empty for all views in their order. */
  private final Optional<int[]> stored;

  private FeatureStore(
      Map<String, MappedFeatureMap> columns,
      int views,
      int viewsPerSample,
      Optional<ScoredCells> scoredCells,
      Optional<int[]> stored) {
    this.columns = columns;
    this.views = views;
    this.viewsPerSample = viewsPerSample;
    this.scoredCells = scoredCells;
    this.stored = stored;
  }

  /**
   * Opens the files, or creates them.
   *
   * @param folder that holds {@code <name>.f32} for each spec
   * @param specs shapes of the feature maps
   * @param views of all samples
   * @param viewsPerSample views of each sample
   */
  static FeatureStore open(Path folder, List<FeatureSpec> specs, int views, int viewsPerSample)
      throws IOException {
    return open(folder, specs, views, viewsPerSample, SEGMENT_BYTES);
  }

  /**
   * @param segmentBytes greatest length of a mapped buffer, at most 2 GiB; one view where it is
   *     longer
   */
  static FeatureStore open(
      Path folder, List<FeatureSpec> specs, int views, int viewsPerSample, long segmentBytes)
      throws IOException {
    Map<String, MappedFeatureMap> columns = new LinkedHashMap<>();
    for (FeatureSpec spec : specs) {
      columns.put(spec.name(), MappedFeatureMap.map(file(folder, spec), spec, views, segmentBytes));
    }
    return new FeatureStore(columns, views, viewsPerSample, Optional.empty(), Optional.empty());
  }

  /** The same features with cells that are not scored. */
  public FeatureStore withScoredCells(ScoredCells cells) {
    return new FeatureStore(columns, views, viewsPerSample, Optional.of(cells), stored);
  }

  /**
   * Some of the samples, read from the same files.
   *
   * @param samples indices in this store, each at most once
   */
  public FeatureStore subset(List<Integer> samples) {
    int[] chosen =
        samples.stream()
            .flatMapToInt(
                sample ->
                    IntStream.range(0, viewsPerSample)
                        .map(view -> stored(sample * viewsPerSample + view)))
            .toArray();
    return new FeatureStore(
        columns, chosen.length, viewsPerSample, scoredCells, Optional.of(chosen));
  }

  private int stored(int view) {
    return stored.map(views -> views[view]).orElse(view);
  }

  /**
   * The cells of a view to learn from.
   *
   * @return a mask that may be without any cell; empty if all cells are scored
   */
  public Optional<Mask> scoredCells(int view, Size grid) {
    return scoredCells.flatMap(cells -> cells.of(stored(view), grid));
  }

  /** Bytes of a file that are not written yet; 0 for one in its full length, whatever it holds. */
  static long missingBytes(Path folder, FeatureSpec spec, int views) throws IOException {
    Path file = file(folder, spec);
    long written = Files.exists(file) ? Files.size(file) : 0;
    return Math.max(0, 4L * spec.length() * views - written);
  }

  private static Path file(Path folder, FeatureSpec spec) {
    return folder.resolve(spec.name() + ".f32");
  }

  /** Number of views of all samples. */
  public int views() {
    return views;
  }

  /** Number of samples. */
  public int samples() {
    return views / viewsPerSample;
  }

  /** Number of views of each sample. */
  public int viewsPerSample() {
    return viewsPerSample;
  }

  /** Names and shapes of the feature maps. */
  public List<FeatureSpec> specs() {
    return columns.values().stream().map(MappedFeatureMap::spec).toList();
  }

  /** Whether there is a feature map of this name. */
  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /** Shape of a feature map that exists. */
  public FeatureSpec spec(String name) {
    return column(name).spec;
  }

  /** One feature map of all views. */
  public PatchSource source(String name) {
    MappedFeatureMap column = column(name);
    return new PatchSource() {
      @Override
      public FeatureSpec spec() {
        return column.spec;
      }

      @Override
      public int views() {
        return views;
      }

      @Override
      public void read(int view, float[] values) {
        column.slice(stored(view)).get(values);
      }

      @Override
      public Optional<Mask> scoredCells(int view) {
        return FeatureStore.this.scoredCells(
            view, new Size(column.spec.width(), column.spec.height()));
      }
    };
  }

  /** All maps of one view: slices of the mapped files. */
  public Features features(int view) {
    Map<String, FloatTensor> maps = new LinkedHashMap<>();
    columns.forEach(
        (name, column) ->
            maps.put(name, new FloatTensor(column.spec.shape(), column.slice(stored(view)))));
    return new Features(maps);
  }

  /** All views of one sample, in their order. */
  public List<Features> sample(int sample) {
    return IntStream.range(0, viewsPerSample)
        .mapToObj(i -> features(sample * viewsPerSample + i))
        .toList();
  }

  /** Writes some maps of a view. */
  void put(int view, Features features, Set<String> names) {
    for (String name : names) {
      column(name).slice(view).put(features.map(name).values().duplicate().clear());
    }
  }

  void force() {
    columns.values().forEach(column -> column.segments.forEach(MappedByteBuffer::force));
  }

  private MappedFeatureMap column(String name) {
    MappedFeatureMap column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no features " + name + ", only " + columns.keySet());
    }
    return column;
  }

  /** One feature map of all views, in segments of whole views. */
  private record MappedFeatureMap(
      FeatureSpec spec, int perSegment, List<MappedByteBuffer> segments) {
    static MappedFeatureMap map(Path file, FeatureSpec spec, int views, long segmentBytes)
        throws IOException {
      long bytes = 4L * spec.length();
      int perSegment = (int) Math.max(1, segmentBytes / bytes);
      List<MappedByteBuffer> segments = new ArrayList<>();
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        reserve(channel, views * bytes);
        for (int first = 0; first < views; first += perSegment) {
          long length = Math.min(perSegment, views - first) * bytes;
          MappedByteBuffer segment =
              channel.map(FileChannel.MapMode.READ_WRITE, first * bytes, length);
          segment.order(ByteOrder.nativeOrder());
          segments.add(segment);
        }
      }
      return new MappedFeatureMap(spec, perSegment, segments);
    }

    FloatBuffer slice(int view) {
      int bytes = 4 * spec.length();
      return segments
          .get(view / perSegment)
          .slice(view % perSegment * bytes, bytes)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
    }

    /**
     * Extends the file to its full length. A full disk is reported here; a sparse file would crash
     * the JVM when a mapped page cannot be allocated.
     */
    private static void reserve(FileChannel channel, long bytes) throws IOException {
      ByteBuffer zeros = ByteBuffer.allocate(1 << 20);
      channel.position(channel.size());
      while (channel.position() < bytes) {
        zeros.position(0).limit((int) Math.min(zeros.capacity(), bytes - channel.position()));
        channel.write(zeros);
      }
    }
  }
}
