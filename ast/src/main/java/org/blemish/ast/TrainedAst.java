// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.json.Json;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;

/**
 * A trained teacher and student, on the Java heap.
 *
 * @param shape of the features
 * @param teacher its state dict, with the names of the reference code
 * @param student its state dict, with the names of the reference code
 */
public record TrainedAst(
    AstSettings settings,
    FeatureShape shape,
    Map<String, Tensor> teacher,
    Map<String, Tensor> student) {
  private static final String TEACHER = "teacher.safetensors";
  private static final String STUDENT = "student.safetensors";

  /**
   * Checks the weights against settings and shape.
   *
   * @throws BlemishException naming the tensor that does not fit
   */
  public TrainedAst {
    shape.teacher(settings).layout().read(teacher);
    shape.student(settings).layout().read(student);
  }

  /** Writes {@code teacher.safetensors} and {@code student.safetensors} into the folder. */
  public void save(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s: cannot be created: %s".formatted(folder, e), e);
    }
    Map<String, String> metadata = Map.of("ast", new Description(settings, shape).toJson());
    Safetensors.write(folder.resolve(TEACHER), teacher, metadata);
    Safetensors.write(folder.resolve(STUDENT), student, metadata);
  }

  /**
   * Reads the files of {@link #save}.
   *
   * @throws BlemishException if a file is missing or damaged, or the settings of both differ
   */
  public static TrainedAst load(Path folder) {
    Path teacher = folder.resolve(TEACHER);
    Path student = folder.resolve(STUDENT);
    Description description = Description.read(teacher);
    if (!description.equals(Description.read(student))) {
      throw new BlemishException(
          "%s and %s are of different trainings: both must be of the same"
              .formatted(teacher, student));
    }
    return new TrainedAst(
        description.settings(),
        description.shape(),
        Safetensors.read(teacher),
        Safetensors.read(student));
  }

  /** Everything about the networks except their weights. */
  private record Description(AstSettings settings, FeatureShape shape) {
    String toJson() {
      return Json.line(this);
    }

    static Description read(Path file) {
      String text = Safetensors.metadata(file).get("ast");
      if (text == null) {
        throw new BlemishException(
            "%s: has no settings: it was not written by this program".formatted(file));
      }
      return Json.read(text, Description.class, file.toString());
    }
  }
}
