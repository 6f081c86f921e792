// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.blemish.core.BlemishException;

/**
 * One training, by the arguments of the commands that do it: {@code train} and, if wanted, {@code
 * evaluate}; or {@code benchmark}. Immutable.
 *
 * @param name of the training and of its folder: letters, digits, {@code . _ -}
 * @param train arguments of {@code blemish train}; empty for a benchmark
 * @param evaluate arguments of {@code blemish evaluate} for the trained model; empty for none
 * @param benchmark arguments of {@code blemish benchmark}; empty for a training of one product
 */
public record Training(
    String name, List<String> train, List<String> evaluate, List<String> benchmark)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Options that every task sets itself. */
  private static final Set<String> RESERVED =
      Set.of("--output", "--resume", "--json", "--model", "--cache", "--retry-failed");

  public Training {
    train = List.copyOf(train);
    evaluate = List.copyOf(evaluate);
    benchmark = List.copyOf(benchmark);
    if (!name.matches("[\\w.-]+") || name.startsWith(".")) {
      throw new BlemishException(
          "training \"%s\": a name has letters, digits, '.', '_' and '-' only, and begins with no '.'"
              .formatted(name));
    }
    if (train.isEmpty() == benchmark.isEmpty()) {
      throw new BlemishException(
          "training %s: expected either \"train\" or \"benchmark\", with the command's arguments"
              .formatted(name));
    }
    if (train.isEmpty() && !evaluate.isEmpty()) {
      throw new BlemishException(
          "training %s: \"evaluate\" belongs to \"train\"; a benchmark evaluates its models itself"
              .formatted(name));
    }
    for (List<String> arguments : List.of(train, evaluate, benchmark)) {
      for (String argument : arguments) {
        String option = argument.replaceFirst("=.*", "");
        if (RESERVED.contains(option)) {
          throw new BlemishException(
              "training %s: the task sets %s itself: leave it out".formatted(name, option));
        }
      }
    }
  }
}
