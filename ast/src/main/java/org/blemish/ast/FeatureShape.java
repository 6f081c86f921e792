// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import org.blemish.ast.network.FlowStudentArchitecture;
import org.blemish.ast.network.ResidualStudentArchitecture;
import org.blemish.ast.network.StudentArchitecture;
import org.blemish.ast.network.TeacherArchitecture;
import org.blemish.core.BlemishException;

/**
 * Shape {@code [C, H, W]} of the features of one sample.
 *
 * @param channels C, at least 2, since the teacher splits them
 * @param height H, at least 1
 * @param width W, at least 1
 */
public record FeatureShape(int channels, int height, int width) {
  public FeatureShape {
    if (channels < 2 || height < 1 || width < 1) {
      throw new BlemishException(
          "features of shape [%d, %d, %d]: at least 2 channels and 1 position are needed"
              .formatted(channels, height, width));
    }
  }

  /** Number of values of one sample. */
  public int size() {
    return Math.multiplyExact(channels, area());
  }

  /** Number of positions. */
  public int area() {
    return Math.multiplyExact(height, width);
  }

  /** Architecture of the teacher for these features. */
  public TeacherArchitecture teacher(AstSettings settings) {
    AstSettings.TeacherSettings teacher = settings.teacher();
    return new TeacherArchitecture(
        channels,
        settings.positionChannels(),
        teacher.hidden(),
        teacher.kernels(),
        teacher.clamp());
  }

  /** Architecture of the student for these features. */
  public StudentArchitecture student(AstSettings settings) {
    AstSettings.StudentSettings student = settings.student();
    AstSettings.TeacherSettings teacher = settings.teacher();
    return student.symmetric().orElse(false)
        ? new FlowStudentArchitecture(
            new TeacherArchitecture(
                channels,
                settings.positionChannels(),
                student.width(),
                teacher.kernels(),
                teacher.clamp()))
        : new ResidualStudentArchitecture(
            channels, settings.positionChannels(), student.width(), student.blocks());
  }
}
