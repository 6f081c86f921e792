// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.Set;
import java.util.function.Function;
import org.blemish.core.concurrent.SharedResources;
import org.blemish.core.geometry.Size;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.features.BackboneScale;
import org.blemish.inference.onnx.SessionOptions;

/**
 * Backbone sessions that open detectors share: equal backbone, image size, outputs and options lead
 * to one session, which is closed with the last detector that uses it. Thirty products with one
 * backbone cost the memory of one. Safe for many threads.
 */
final class SharedBackbones {
  /** The sessions of all detectors in this process: the only state that detectors share. */
  static final SharedBackbones OF_PROCESS = new SharedBackbones();

  private final SharedResources<SessionKey, BackboneSession> sessions =
      new SharedResources<>(BackboneSession::close, 0);

  /**
   * Leases sessions of a backbone, one for each scale; closing a lease does not close the session
   * while others use it.
   */
  Function<BackboneScale, SharedResources<SessionKey, BackboneSession>.Lease> of(
      Backbone backbone, SessionOptions options) {
    String digest = backbone.sha256();
    return scale ->
        sessions.lease(
            new SessionKey(
                digest, backbone.descriptor(), scale.size(), Set.copyOf(scale.outputs()), options),
            () -> BackboneSession.open(backbone, scale.size(), scale.outputs(), options));
  }

  /**
   * What a session depends on. Graphs are compared by digest, and descriptors too, since equal
   * graphs may need different normalisation.
   */
  record SessionKey(
      String digest,
      BackboneDescriptor descriptor,
      Size size,
      Set<String> outputs,
      SessionOptions options) {}
}
