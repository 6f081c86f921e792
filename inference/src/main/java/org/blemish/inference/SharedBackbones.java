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
  private static final SharedBackbones INSTANCE = new SharedBackbones();

  private final Map<SessionKey, SharedSession> sessions = new HashMap<>();

  /** The descriptor too: equal graphs may be fed by other normalisations. */
  private record SessionKey(
      String digest, BackboneDescriptor descriptor, Size size, SessionOptions options) {}

  private record SharedSession(BackboneSession session, int holders) {}

  /** A claim on a session; closing it gives the claim up. */
  final class SessionLease implements AutoCloseable {
    private final SessionKey key;
    private final BackboneSession session;
    private boolean closed;

    private SessionLease(SessionKey key, BackboneSession session) {
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

  static SessionLease lease(Backbone backbone, Size size, SessionOptions options) {
    return INSTANCE.acquire(backbone, size, options);
  }

  private synchronized SessionLease acquire(Backbone backbone, Size size, SessionOptions options) {
    SessionKey key = new SessionKey(backbone.sha256(), backbone.descriptor(), size, options);
    SharedSession shared = sessions.get(key);
    BackboneSession session =
        shared == null ? BackboneSession.open(backbone, size, options) : shared.session();
    sessions.put(key, new SharedSession(session, shared == null ? 1 : shared.holders() + 1));
    return new SessionLease(key, session);
  }

  private void release(SessionKey key) {
    SharedSession shared = sessions.remove(key);
    if (shared != null && shared.holders() > 1) {
      sessions.put(key, new SharedSession(shared.session(), shared.holders() - 1));
    } else if (shared != null) {
      shared.session().close();
    }
  }
}
