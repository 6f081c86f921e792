// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.blemish.data.Dataset;
import org.blemish.data.internal.DataFileNames;

/**
 * MPDD, the metal parts data set, as distributed (Jezek et al., ICUMT 2021): the structure of MVTec
 * AD, recognised by the names of its six categories.
 */
final class Mpdd implements DatasetLayout {
  private static final Set<String> CATEGORIES =
      Set.of(
          "bracket_black", "bracket_brown", "bracket_white", "connector", "metal_plate", "tubes");

  private final MvtecAd tree = new MvtecAd();

  @Override
  public String name() {
    return "mpdd";
  }

  @Override
  public String structure() {
    return tree.structure();
  }

  @Override
  public List<String> characteristicPaths() {
    return tree.characteristicPaths();
  }

  @Override
  public boolean recognises(Path root) {
    return CATEGORIES.contains(DataFileNames.name(root)) && tree.recognises(root);
  }

  @Override
  public Dataset read(Path root) {
    return tree.read(root).withLayout(name());
  }
}
