// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import org.blemish.ast.network.Reference;
import org.blemish.ast.network.StudentShape;
import org.blemish.ast.network.TeacherShape;

/** The networks that the reference code trained. */
public final class Trained {
  private Trained() {}

  public static TrainedAst of(Reference reference) {
    TeacherShape teacher = reference.teacher();
    StudentShape student = reference.student();
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
        reference.under("trained.teacher."),
        reference.under("trained.student."));
  }
}
