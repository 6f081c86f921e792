// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One category of a data set as lists of files. Immutable.
 *
 * @param name category, usually the folder's name
 * @param root folder that sample ids are relative to
 * @param layout name of the layout that it was read in ({@code mvtec-ad}, {@code plain}, ...)
 * @param train good samples to learn from, in the order of their ids
 * @param validation good samples that calibrate; empty if the data set has none
 * @param test good and defective samples, used for evaluation alone
 * @param maskEncoding what the pixels of the samples' mask files mean
 * @param version version of the data set, if it states one
 */
public record Dataset(
    String name,
    Path root,
    String layout,
    List<Sample> train,
    List<Sample> validation,
    List<Sample> test,
    MaskEncoding maskEncoding,
    Optional<String> version) {
  /** Without a version. */
  public Dataset(
      String name,
      Path root,
      String layout,
      List<Sample> train,
      List<Sample> validation,
      List<Sample> test,
      MaskEncoding maskEncoding) {
    this(name, root, layout, train, validation, test, maskEncoding, Optional.empty());
  }

  /** The same data set with other good samples. */
  public Dataset withGood(List<Sample> train, List<Sample> validation) {
    return new Dataset(name, root, layout, train, validation, test, maskEncoding, version);
  }

  /** What its masks' pixels mean is found from each file. */
  public Dataset(
      String name,
      Path root,
      String layout,
      List<Sample> train,
      List<Sample> validation,
      List<Sample> test) {
    this(name, root, layout, train, validation, test, new MaskEncoding.ByContent());
  }

  public Dataset {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /** The same samples, read in another layout. */
  public Dataset withLayout(String newLayout) {
    return new Dataset(name, root, newLayout, train, validation, test, maskEncoding, version);
  }

  /**
   * Identifies the samples, so that results can state what they were measured on: SHA-256 in
   * hexadecimal over ids, labels, types of defects and file sizes. The files' content is not read.
   */
  public String digest() {
    return DatasetDigest.of(this);
  }
}
