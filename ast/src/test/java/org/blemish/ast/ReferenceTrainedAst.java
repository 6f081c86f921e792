// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import org.blemish.ast.network.ReferenceValues;
import org.blemish.ast.network.ResidualStudentArchitecture;
import org.blemish.ast.network.TeacherArchitecture;

/** The networks that the reference code trained. */
public final class ReferenceTrainedAst {
  private ReferenceTrainedAst() {}

  public static TrainedAst of(ReferenceValues reference) {
    TeacherArchitecture teacher = reference.teacher();
    ResidualStudentArchitecture student = reference.student();
    AstSettings settings =
        new AstSettings(
            teacher.positionChannels(),
            new AstSettings.TeacherSettings(
                teacher.hidden(), teacher.kernels(), teacher.clamp(), 3),
            new AstSettings.StudentSettings(student.width(), student.blocks(), 3),
            AstSettings.paper().optimisation());
    return new TrainedAst(
        settings,
        new FeatureShape(teacher.channels(), reference.grid(), reference.grid()),
        reference.withPrefix("trained.teacher."),
        reference.withPrefix("trained.student."));
  }
}
