// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.torch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.core.BlemishException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** Loads libtorch and sets what it keeps for the whole process or thread. */
public final class Libtorch {
  private Libtorch() {}

  /**
   * Loads the natives; further calls do nothing. They unpack into JavaCPP's cache below the home
   * folder unless {@link #unpackInto} named another folder before.
   *
   * @throws BlemishException where libtorch has no natives for this system
   */
  public static void load() {
    Loading.FAILURE.ifPresent(
        failure -> {
          throw new BlemishException(failure);
        });
  }

  /**
   * Names the folder that natives are unpacked into: for a read-only home or a {@code noexec}
   * temporary folder. Has an effect before the first {@link #load} only.
   */
  public static void unpackInto(Path folder) {
    System.setProperty("org.bytedeco.javacpp.cachedir", folder.toAbsolutePath().toString());
  }

  /** Number of threads that operations called from the current thread use, at least 1. */
  public static void threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + count);
    }
    load();
    torch.set_num_threads(count);
  }

  /** What the vector code was chosen for, such as {@code AVX2} or {@code AVX512}. */
  public static String cpuCapability() {
    load();
    return torch.get_cpu_capability().getString();
  }

  /** Version of libtorch and of its Java binding, such as {@code 2.10.0-1.5.13}. */
  public static String version() {
    return read(() -> Loader.getVersion("org.bytedeco", "pytorch"));
  }

  /** Where natives are unpacked. */
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
   * Class initialisation runs once, whichever thread asks first. A failure is kept and not thrown
   * there, where its message would be lost.
   */
  private static final class Loading {
    static final Optional<String> FAILURE = failure();

    private Loading() {}

    private static Optional<String> failure() {
      // JavaCPP would otherwise call System.gc() and fail at a share of the physical memory; scopes
      // free what they own, so no limit is wanted.
      System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
      try {
        Loader.load(torch.class);
        // OpenBLAS has threads of its own, which spin between the few small products that libtorch
        // leaves to it and take a whole core from libtorch's threads: training steps were a third
        // longer on two cores.
        PointerScope scope = new PointerScope(); // frees what the call makes
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
