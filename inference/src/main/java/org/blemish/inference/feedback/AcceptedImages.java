// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.feedback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.MemoryBankPatches;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;

/**
 * Adds patches of accepted images to the memory banks of a head graph: for each image and bank the
 * patches that are farthest from all patches of the bank, one after the other, at most {@link
 * #MAX_PATCHES}. Distances to a larger bank are never greater, so that scores can only fall.
 * Networks of the head stay as they are.
 */
public final class AcceptedImages implements AutoCloseable {
  /** Patches that one image adds to one bank. */
  public static final int MAX_PATCHES = 64;

  /** Greatest share by which accepted patches may enlarge a bank as it was trained. */
  public static final double MAX_GROWTH = 0.5;

  private final MemoryBankPatches banks;
  private final OnnxSession session;
  private final Map<String, List<float[]>> added = new LinkedHashMap<>();

  private AcceptedImages(MemoryBankPatches banks, OnnxSession session) {
    this.banks = banks;
    this.session = session;
  }

  /**
   * Prepares a head graph.
   *
   * @param head graph of a model with at least one memory bank
   */
  public static AcceptedImages into(OnnxModel head, SessionOptions options) {
    MemoryBankPatches banks = MemoryBankPatches.of(head);
    return new AcceptedImages(banks, OnnxSession.open(banks.withQueries(), "head", options));
  }

  /**
   * Chooses patches of one view of an accepted image.
   *
   * @param view features of the view
   */
  public void add(Features view) {
    Map<String, FloatTensor> given = new LinkedHashMap<>();
    for (Value input : session.inputs()) {
      given.put(input.name(), view.map(input.name()));
    }
    Map<String, Tensor> results = session.run(given);
    for (String bank : banks.banks()) {
      Tensor queries = results.get(MemoryBankPatches.queryOutput(bank));
      Tensor distances = results.get(bank);
      if (queries != null && distances != null) {
        choose(bank, queries, distances.values());
      }
    }
  }

  private void choose(String bank, Tensor queries, float[] distances) {
    int dimensions = queries.size(2);
    List<float[]> accepted = added.computeIfAbsent(bank, name -> new ArrayList<>());
    float[] nearest = new float[distances.length];
    float[][] patches = new float[distances.length][dimensions];
    for (int cell = 0; cell < nearest.length; cell++) {
      System.arraycopy(queries.values(), cell * dimensions, patches[cell], 0, dimensions);
      nearest[cell] = distances[cell] * distances[cell];
      for (float[] patch : accepted) {
        nearest[cell] = Math.min(nearest[cell], squared(patches[cell], patch));
      }
    }
    int limit = (int) Math.min(MAX_PATCHES, MAX_GROWTH * banks.patches(bank) - accepted.size());
    for (int i = 0; i < limit; i++) {
      int farthest = farthest(nearest);
      if (!(nearest[farthest] > 0)) {
        return;
      }
      accepted.add(patches[farthest]);
      for (int cell = 0; cell < nearest.length; cell++) {
        nearest[cell] = Math.min(nearest[cell], squared(patches[cell], patches[farthest]));
      }
    }
  }

  private static int farthest(float[] nearest) {
    int farthest = 0;
    for (int cell = 1; cell < nearest.length; cell++) {
      if (nearest[cell] > nearest[farthest]) {
        farthest = cell;
      }
    }
    return farthest;
  }

  private static float squared(float[] a, float[] b) {
    float sum = 0;
    for (int j = 0; j < a.length; j++) {
      float d = a[j] - b[j];
      sum += d * d;
    }
    return sum;
  }

  /** The graph with all patches that were chosen. */
  public OnnxModel head() {
    Map<String, float[][]> patches = new LinkedHashMap<>();
    added.forEach((bank, list) -> patches.put(bank, list.toArray(float[][]::new)));
    return banks.with(patches);
  }

  /** Number of patches that were chosen, over all banks. */
  public int patches() {
    return added.values().stream().mapToInt(List::size).sum();
  }

  @Override
  public void close() {
    session.close();
  }
}
