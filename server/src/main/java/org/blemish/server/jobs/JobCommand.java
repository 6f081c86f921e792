// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.server.config.JobSettings;
import org.blemish.server.store.JobKind;
import org.blemish.server.store.JobRecord;

/**
 * The command line of each kind of job.
 *
 * @param program begins each command: Java, its options and the main class
 * @param settings of all jobs
 */
public record JobCommand(List<String> program, JobSettings settings) {
  private static final Map<JobKind, Set<String>> OPTIONS =
      Map.of(
          JobKind.TRAIN, Set.of("preset", "method", "seed", "part-mask", "min-area", "border"),
          JobKind.CALIBRATE, Set.of("reject", "unsure"),
          JobKind.EVALUATE, Set.of(),
          JobKind.PROBE, Set.of("repeats", "seed"));

  private static final Set<String> NUMBERS =
      Set.of("seed", "min-area", "border", "reject", "unsure", "repeats");

  private static final String NUMBER = "[0-9]{1,18}(\\.[0-9]{1,18})?";

  /** Neither an option nor a path. */
  private static final String VALUE = "[A-Za-z0-9.+]{1,40}";

  public JobCommand {
    program = List.copyOf(program);
  }

  /**
   * Checks the settings that a user gave for a job.
   *
   * @throws BlemishException if one is unknown, or its value is not a name or number
   */
  public static void check(JobKind kind, Map<String, String> given) {
    Set<String> known = OPTIONS.getOrDefault(kind, Set.of());
    given.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            throw new BlemishException(
                "job setting '%s' is unknown, expected one of %s"
                    .formatted(name, known.stream().sorted().toList()));
          }
          boolean number = NUMBERS.contains(name);
          if (!value.matches(number ? NUMBER : VALUE)) {
            throw new BlemishException(
                "job setting %s is '%s', expected a %s"
                    .formatted(name, value, number ? "number" : "name"));
          }
        });
  }

  /**
   * The whole command of a job.
   *
   * @param model file that the job works with; empty for trainings
   */
  List<String> of(JobRecord job, JobFolder folder, Optional<Path> model) {
    List<String> command = new ArrayList<>(program);
    command.add(name(job.kind()));
    model.ifPresent(file -> command.addAll(List.of("--model", file.toString())));
    Path good = folder.data().resolve("train/good");
    command.add("--data");
    command.add(
        job.kind() == JobKind.CALIBRATE || job.kind() == JobKind.PROBE
            ? good.toString()
            : folder.data().toString());
    command.add("--output");
    command.add(
        (job.kind() == JobKind.CALIBRATE ? folder.model(job.kind()) : folder.output()).toString());
    if (job.kind() == JobKind.TRAIN) {
      command.add("--resume");
      if (settings.threads() > 0) {
        command.addAll(List.of("--threads", String.valueOf(settings.threads())));
      }
      if (Files.exists(folder.ignored())) {
        command.addAll(List.of("--ignore", folder.ignored().toString()));
      }
    }
    job.settings().forEach((name, value) -> command.addAll(List.of("--" + name, value)));
    return command;
  }

  private static String name(JobKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
