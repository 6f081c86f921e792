// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Owns every {@link NativeTensor} that is made while it is the innermost scope of the current
 * thread, and frees them when its action ends, also by an exception. {@link NativeTensor#keep}
 * takes a tensor out of its scope; a tensor that an action returns must be kept. Scopes can be
 * nested.
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

  /** Runs the action in a scope and returns its result. */
  public static <T> T get(Supplier<T> action) {
    Libtorch.load();
    PointerScope scope = new PointerScope();
    try {
      return action.get();
    } finally {
      scope.close();
    }
  }

  /** A tensor that outlives its scope: the caller closes it. */
  public static NativeTensor keep(Supplier<NativeTensor> tensor) {
    return get(() -> tensor.get().keep());
  }

  /**
   * Runs the action without recording by autograd. Opens no scope: results belong to the innermost
   * open one.
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

  /** Number of native objects that this process owns now, in scopes and kept. */
  public static long liveObjects() {
    return Pointer.totalCount();
  }

  static void require() {
    if (PointerScope.getInnerScope() == null) {
      throw new IllegalStateException(
          "no Scope is open on this thread: tensors would never be freed");
    }
  }
}
