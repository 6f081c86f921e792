// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.blemish.inference.onnx.OnnxModel;

/**
 * Backbone graphs that models in memory share: thirty models with one backbone hold its bytes once.
 * A graph is kept as long as a model or a session refers to it, and is then left to the garbage
 * collector. Safe for many threads.
 */
final class SharedGraphs {
  /** The graphs of all models in this process. */
  static final SharedGraphs OF_PROCESS = new SharedGraphs();

  private final Map<String, WeakReference<OnnxModel>> graphs = new HashMap<>();

  /** The graph whose bytes have this SHA-256, in lower-case hex; empty if no model holds it. */
  synchronized Optional<OnnxModel> get(String sha256) {
    WeakReference<OnnxModel> known = graphs.get(sha256);
    return known == null ? Optional.empty() : Optional.ofNullable(known.get());
  }

  /**
   * The graph whose bytes have this SHA-256, in lower-case hex.
   *
   * @param read reads it if no model holds it; may run in several threads at once, and then all of
   *     them get the graph of one
   */
  OnnxModel get(String sha256, Supplier<OnnxModel> read) {
    return get(sha256).orElseGet(() -> add(sha256, read.get()));
  }

  private synchronized OnnxModel add(String sha256, OnnxModel graph) {
    graphs.values().removeIf(reference -> reference.get() == null);
    Optional<OnnxModel> earlier = get(sha256);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    graphs.put(sha256, new WeakReference<>(graph));
    return graph;
  }
}
