// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.products;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.image.ReadLimits;
import org.blemish.core.quality.ImageQuality;
import org.blemish.server.content.ContentStore;
import org.blemish.server.store.ProductImage;

/**
 * Finds images that differ from the others before any training: in size, brightness, sharpness,
 * noise, colour or what they show as a whole. An aspect counts from {@value #ODD} robust standard
 * deviations on. Safe for many threads.
 */
public final class OddImages {
  /** Fewer images have no usual values. */
  private static final int FEWEST = 5;

  private static final double ODD = 6;

  /** Robust deviations are never smaller than this share of an aspect's scale. */
  private static final double LEAST_DEVIATION = 0.02;

  private static final double NORMAL = 1.4826;
  private static final int KEPT = 20_000;

  /** The deviation of an image of another size. */
  private static final double LARGEST = 1e6;

  private final ContentStore content;
  private final ReadLimits limits;
  private final ConcurrentMap<String, Measured> known = new ConcurrentHashMap<>();

  public OddImages(ContentStore content, ReadLimits limits) {
    this.content = content;
    this.limits = limits;
  }

  /**
   * An image that differs from the others.
   *
   * @param digest of the image
   * @param reason in what it differs, for people
   * @param deviation in robust standard deviations
   */
  public record Odd(String digest, String reason, double deviation) {}

  private record Measured(Size size, Map<String, Double> aspects, List<Float> thumbnail) {}

  /** The odd ones among images, the oddest first. */
  public List<Odd> find(List<ProductImage> images) {
    Map<String, Measured> measured = new HashMap<>();
    for (ProductImage image : images) {
      measure(image).ifPresent(value -> measured.put(image.digest(), value));
    }
    if (measured.size() < FEWEST) {
      return List.of();
    }
    List<Odd> odd = new ArrayList<>();
    Size usual = usualSize(measured);
    List<Float> shape = medianThumbnail(measured.values().stream().toList());
    Map<String, Map<String, Double>> aspects = new HashMap<>();
    measured.forEach(
        (digest, value) -> {
          Map<String, Double> all = new HashMap<>(value.aspects());
          all.put("content", distance(value.thumbnail(), shape));
          aspects.put(digest, all);
        });
    measured.forEach(
        (digest, value) -> {
          if (!value.size().equals(usual)) {
            odd.add(
                new Odd(digest, "size %s, most have %s".formatted(value.size(), usual), LARGEST));
          } else {
            mostDeviating(digest, aspects).ifPresent(odd::add);
          }
        });
    odd.sort(Comparator.comparingDouble(Odd::deviation).reversed());
    return odd;
  }

  private static Optional<Odd> mostDeviating(
      String digest, Map<String, Map<String, Double>> aspects) {
    Optional<Odd> most = Optional.empty();
    for (Map.Entry<String, Double> own : aspects.getOrDefault(digest, Map.of()).entrySet()) {
      double[] values =
          aspects.values().stream()
              .mapToDouble(all -> all.getOrDefault(own.getKey(), 0.0))
              .sorted()
              .toArray();
      double median = median(values);
      double[] distances = Arrays.stream(values).map(v -> Math.abs(v - median)).sorted().toArray();
      double scale = Math.max(NORMAL * median(distances), LEAST_DEVIATION);
      double deviation = Math.abs(own.getValue() - median) / scale;
      if (deviation >= ODD && deviation > most.map(Odd::deviation).orElse(0.0)) {
        most = Optional.of(new Odd(digest, own.getKey(), deviation));
      }
    }
    return most;
  }

  private Optional<Measured> measure(ProductImage image) {
    Measured earlier = known.get(image.digest());
    if (earlier != null) {
      return Optional.of(earlier);
    }
    try {
      Optional<Measured> measured =
          content.bytes(image.digest()).map(file -> of(Images.read(file, image.name(), limits)));
      if (known.size() < KEPT) {
        measured.ifPresent(value -> known.put(image.digest(), value));
      }
      return measured;
    } catch (BlemishException e) {
      return Optional.empty();
    }
  }

  /** Aspects on scales on which 1 is a great difference. */
  private static Measured of(Image image) {
    ImageQuality quality = ImageQuality.of(image);
    List<Double> levels = quality.levels();
    Map<String, Double> aspects = new HashMap<>();
    aspects.put("brightness", levels.get(levels.size() / 2) / 64);
    aspects.put("saturation", quality.saturated() * 4);
    aspects.put("sharpness", quality.sharpness() / 2);
    aspects.put("noise", quality.noise() / 8);
    return new Measured(image.size(), aspects, quality.thumbnail().cells());
  }

  private static Size usualSize(Map<String, Measured> measured) {
    Map<Size, Integer> counts = new HashMap<>();
    measured.values().forEach(value -> counts.merge(value.size(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private static List<Float> medianThumbnail(List<Measured> all) {
    int cells = all.get(0).thumbnail().size();
    List<Float> median = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      int cell = i;
      double[] values =
          all.stream()
              .filter(value -> value.thumbnail().size() == cells)
              .mapToDouble(value -> value.thumbnail().get(cell))
              .sorted()
              .toArray();
      median.add((float) median(values));
    }
    return median;
  }

  /** Root mean square of the difference, in units of the thumbnails' own deviation. */
  private static double distance(List<Float> a, List<Float> b) {
    double sum = 0;
    double own = 1e-9;
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      double difference = a.get(i) - b.get(i);
      sum += difference * difference;
      own += b.get(i) * b.get(i);
    }
    return Math.sqrt(sum / own);
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
