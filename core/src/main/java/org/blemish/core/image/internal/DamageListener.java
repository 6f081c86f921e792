// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Keeps the first warning of a decoder that means damaged pixels: the decoder replaced missing or
 * undecodable data. Decoding then stops. Other warnings, such as unusual colour profiles or extra
 * bytes between the markers of a JPEG, do not affect pixels.
 */
final class DamageListener implements IIOReadWarningListener {
  private static final List<String> DAMAGE =
      List.of("Premature end", "Corrupt JPEG data", "Truncated");

  private Optional<String> damage = Optional.empty();

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    boolean damaged =
        DAMAGE.stream().anyMatch(warning::contains) && !warning.contains("extraneous bytes");
    if (damaged && damage.isEmpty()) {
      damage = Optional.of(warning);
      source.abort();
    }
  }

  void requireNoDamage() {
    damage.ifPresent(
        warning -> {
          throw new DamagedFileException(warning);
        });
  }
}
