// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Owns every {@link NativeTensor} made while it is the innermost scope of the current thread, and
 * frees them when its action ends, however it ends; {@link NativeTensor#keep} lets one live on.
 * Scopes nest. Whatever the action returns must not be an owned tensor that was not kept.
 */
public final class Scope {
  private Scope() {}

  /** Runs the action in a scope. */
  public static void run(Runnable action) {
    get(
        () -> {
          action.run();
          return true;
        });
  }

  /** Runs the action in a scope and hands on what it returns. */
  public static <T> T get(Supplier<T> action) {
    Libtorch.load();
    PointerScope scope = new PointerScope();
    try {
      return action.get();
    } finally {
      scope.close();
    }
  }

  /** A tensor that lives on: the caller closes it. */
  public static NativeTensor keep(Supplier<NativeTensor> tensor) {
    return get(() -> tensor.get().keep());
  }

  /**
   * Runs the action while autograd records nothing. Opens no scope: results belong to the one that
   * is open.
   */
  public static <T> T withoutGradient(Supplier<T> action) {
    require();
    NoGradGuard guard = new NoGradGuard();
    try {
      return action.get();
    } finally {
      guard.close();
    }
  }

  /** Native objects that this process holds now, in scopes and kept. */
  public static long liveObjects() {
    return Pointer.totalCount();
  }

  static void require() {
    if (PointerScope.getInnerScope() == null) {
      throw new IllegalStateException("no Scope is open on this thread: nobody would free tensors");
    }
  }
}
