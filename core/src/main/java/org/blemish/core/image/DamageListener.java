// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Takes a decoder's warnings for what they are: where it filled up missing or undecodable data, the
 * picture is damaged. Stray bytes between a JPEG's markers and odd profiles harm nobody.
 */
final class DamageListener implements IIOReadWarningListener {
  private Optional<String> damage = Optional.empty();

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    boolean harmless =
        !(warning.contains("Premature end")
            || warning.contains("Corrupt JPEG data")
            || warning.contains("Truncated"));
    if (!harmless && !warning.contains("extraneous bytes") && damage.isEmpty()) {
      damage = Optional.of(warning);
    }
  }

  void check() {
    damage.ifPresent(
        warning -> {
          throw new DamagedFileException(warning);
        });
  }
}
