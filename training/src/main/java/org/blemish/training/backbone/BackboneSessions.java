// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.backbone;

import java.util.ArrayList;
import java.util.List;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.features.BackboneScale;
import org.blemish.inference.onnx.SessionOptions;

/** Open sessions of a backbone, one for each scale; closed together. For one thread. */
public final class BackboneSessions implements AutoCloseable {
  private final SessionOptions options;
  private final List<BackboneSession> opened = new ArrayList<>();

  /**
   * @param options of each session
   */
  public BackboneSessions(SessionOptions options) {
    this.options = options;
  }

  /** Opens the backbone for a scale. */
  public BackboneSession open(Backbone backbone, BackboneScale scale) {
    BackboneSession session =
        BackboneSession.open(backbone, scale.size(), scale.outputs(), options);
    opened.add(session);
    return session;
  }

  @Override
  public void close() {
    opened.forEach(BackboneSession::close);
  }
}
