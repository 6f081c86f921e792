// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.torch;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.core.BlemishException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** Loads libtorch and sets its options of the process and the current thread. */
public final class Libtorch {
  private Libtorch() {}

  /**
   * Loads the natives; further calls do nothing. They are unpacked into JavaCPP's cache below the
   * home folder; the system property {@code org.bytedeco.javacpp.cachedir} names another folder.
   *
   * @throws BlemishException if libtorch has no natives for this system
   */
  public static void load() {
    Loading.FAILURE.ifPresent(
        failure -> {
          throw new BlemishException(failure);
        });
  }

  /** Number of threads that operations called from the current thread use, at least 1. */
  public static void threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + count);
    }
    load();
    torch.set_num_threads(count);
  }

  /** Instruction set that libtorch uses on this CPU, such as {@code AVX2} or {@code AVX512}. */
  public static String cpuCapability() {
    load();
    return torch.get_cpu_capability().getString();
  }

  /** Version of libtorch and of its Java binding, such as {@code 2.10.0-1.5.13}. */
  public static String version() {
    return read(() -> Loader.getVersion("org.bytedeco", "pytorch"));
  }

  /** Folder that the natives are unpacked into. */
  public static String folder() {
    return read(() -> Loader.getCacheDir().getPath());
  }

  private static String read(Callable<String> value) {
    try {
      return value.call();
    } catch (Exception e) {
      throw new BlemishException("libtorch's natives cannot be unpacked: " + e.getMessage(), e);
    }
  }

  /**
   * Initialising this class loads the natives once, whichever thread calls first. A failure is kept
   * and not thrown: an error during class initialisation would lose its message.
   */
  private static final class Loading {
    static final Optional<String> FAILURE = failure();

    private Loading() {}

    private static Optional<String> failure() {
      // Otherwise JavaCPP calls System.gc() and fails at a fraction of the physical memory. Scopes
      // free
      // what they own, so no limit is needed.
      System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
      try {
        Loader.load(torch.class);
        // OpenBLAS has its own threads. They spin between the few small products that libtorch
        // computes
        // with it, and occupy a core: training steps took a third longer on two cores.
        PointerScope scope = new PointerScope(); // frees what the call allocates
        try {
          openblas_nolapack.blas_set_num_threads(1);
        } finally {
          scope.close();
        }
        return Optional.empty();
      } catch (LinkageError e) {
        return Optional.of(
            "libtorch does not load on %s %s: train on Linux x86_64, macOS arm64 or Windows x86_64, inspect anywhere (%s)"
                .formatted(
                    System.getProperty("os.name"), System.getProperty("os.arch"), e.getMessage()));
      }
    }
  }
}
