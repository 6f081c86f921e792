// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.HashMap;
import java.util.Map;
import org.blemish.core.geometry.Size;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.onnx.SessionOptions;

/**
 * Backbone sessions that open models share: equal backbone, size and options give one session,
 * which goes with the last who holds it. Thirty products cost one backbone. Thread-safe.
 */
final class SharedBackbones {
  private static final SharedBackbones ALL = new SharedBackbones();

  private final Map<Key, Shared> sessions = new HashMap<>();

  /** The descriptor too: equal graphs may be fed by other normalisations. */
  private record Key(
      String digest, BackboneDescriptor descriptor, Size size, SessionOptions options) {}

  private record Shared(BackboneSession session, int holders) {}

  /** A claim on a session; closing it gives the claim up. */
  final class Claim implements AutoCloseable {
    private final Key key;
    private final BackboneSession session;
    private boolean closed;

    private Claim(Key key, BackboneSession session) {
      this.key = key;
      this.session = session;
    }

    BackboneSession session() {
      return session;
    }

    @Override
    public void close() {
      synchronized (SharedBackbones.this) {
        if (!closed) {
          closed = true;
          release(key);
        }
      }
    }
  }

  static Claim claim(Backbone backbone, Size size, SessionOptions options) {
    return ALL.hold(backbone, size, options);
  }

  private synchronized Claim hold(Backbone backbone, Size size, SessionOptions options) {
    Key key = new Key(backbone.sha256(), backbone.descriptor(), size, options);
    Shared shared = sessions.get(key);
    BackboneSession session =
        shared == null ? BackboneSession.open(backbone, size, options) : shared.session();
    sessions.put(key, new Shared(session, shared == null ? 1 : shared.holders() + 1));
    return new Claim(key, session);
  }

  private void release(Key key) {
    Shared shared = sessions.remove(key);
    if (shared != null && shared.holders() > 1) {
      sessions.put(key, new Shared(shared.session(), shared.holders() - 1));
    } else if (shared != null) {
      shared.session().close();
    }
  }
}
