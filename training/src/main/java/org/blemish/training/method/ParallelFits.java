// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.blemish.core.concurrent.OrderedPipeline;

/**
 * Fits models that do not depend on each other side by side, as many at once as there are threads
 * and as half of the Java heap holds. A fit uses one thread for nearly all of its time.
 *
 * @param threads at least 1; with 1 the models are fitted in the calling thread
 * @param heapBytes of one fit, see {@link Fitter#heapBytes}
 */
public record ParallelFits(int threads, long heapBytes) {
  /**
   * Fits all models.
   *
   * @param fits each called once, in any thread
   * @param fitted called after each fit, in their order, in the calling thread
   * @return the fitted models, in the order of the fits
   */
  public List<FittedMethod> run(List<Supplier<FittedMethod>> fits, Runnable fitted) {
    List<FittedMethod> methods = new ArrayList<>();
    OrderedPipeline.threads(threads)
        .<Supplier<FittedMethod>, FittedMethod>run(
            fits.iterator(),
            (fit, memory) -> {
              memory.request(heapBytes);
              return fit.get();
            },
            (fit, method) -> {
              methods.add(method);
              fitted.run();
            });
    return methods;
  }
}
