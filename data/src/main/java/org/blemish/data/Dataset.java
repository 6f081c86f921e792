// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.nio.file.Path;
import java.util.List;

/**
 * One category of a data set, as files.
 *
 * @param name category, usually the folder's name
 * @param root folder that sample ids are relative to
 * @param layout name of the layout that read it ({@code mvtec-ad}, {@code plain}, ...)
 * @param train good samples to learn from, in the order of their ids
 * @param validation good samples that calibrate; empty where the data set has none
 * @param test good and defective samples, only ever reported on
 * @param maskEncoding what the pixels of the samples' mask files mean
 */
public record Dataset(
    String name,
    Path root,
    String layout,
    List<Sample> train,
    List<Sample> validation,
    List<Sample> test,
    MaskEncoding maskEncoding) {
  /** A data set whose masks are all that is not black. */
  public Dataset(
      String name,
      Path root,
      String layout,
      List<Sample> train,
      List<Sample> validation,
      List<Sample> test) {
    this(name, root, layout, train, validation, test, new MaskEncoding.NotBlack());
  }

  public Dataset {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }
}
