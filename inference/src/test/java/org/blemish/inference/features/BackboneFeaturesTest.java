// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Resize;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.backbone.FormulaBackbone;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.SessionOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackboneFeaturesTest {
  private static final Size NETWORK = new Size(128, 96);
  private static final Backbone BACKBONE = FormulaBackbone.lite1("s3", "s5", "s6");

  private final List<BackboneSession> opened = new ArrayList<>();

  @AfterEach
  void closeSessions() {
    opened.forEach(BackboneSession::close);
  }

  @Test
  void mapsOfSeveralScalesComeInTheirOrderOnTheirGrids() {
    assertThat(features("s5@64", "s3", "s5").specs())
        .extracting(FeatureSpec::name, FeatureSpec::height, FeatureSpec::width)
        .containsExactly(tuple("s5@64", 4, 4), tuple("s3", 12, 16), tuple("s5", 6, 8));
  }

  @Test
  void sizesThatAreEqualShareASession() {
    features("s5@64", "s3", "s6@64", "s5@128");
    assertThat(opened).extracting(BackboneSession::size).containsExactly(new Size(64, 64), NETWORK);
  }

  @Test
  void mapOfASmallerScaleIsThatOfTheScaledImage() {
    Image image = noise(NETWORK, 1);
    Map<String, FloatTensor> maps =
        features("s5", "s5@64").of(prepared(image)).maps(Rectangle.whole(NETWORK));
    Size coarse = new Size(64, 64);
    Image scaled = Resize.bilinear(image, Rectangle.whole(NETWORK), coarse);
    assertEqual(map(maps, "s5@64"), alone(scaled, "s5"));
    assertEqual(map(maps, "s5"), alone(image, "s5"));
  }

  @Test
  void tilesAreScaledOneByOne() {
    Image image = noise(new Size(256, 96), 2);
    Rectangle view = new Rectangle(96, 0, 128, 96);
    Map<String, FloatTensor> maps = features("s5@64").of(prepared(image)).maps(view);
    Image scaled = Resize.bilinear(image, view, new Size(64, 64));
    assertEqual(map(maps, "s5@64"), alone(scaled, "s5"));
  }

  @Test
  void ignoredPixelsHaveNoInfluenceOnAnyScale() {
    BitSet left = new BitSet();
    for (int y = 0; y < NETWORK.height(); y++) {
      left.set(y * NETWORK.width(), y * NETWORK.width() + 40);
    }
    Optional<Mask> ignored = Optional.of(new Mask(NETWORK.width(), NETWORK.height(), left));
    Image image = noise(NETWORK, 3);
    byte[] changed = image.toRgb().clone();
    for (int y = 0; y < NETWORK.height(); y++) {
      for (int i = 0; i < 3 * 40; i++) {
        changed[3 * y * NETWORK.width() + i] ^= 0x55;
      }
    }
    Image other = Image.rgb(changed, NETWORK.width(), NETWORK.height());
    BackboneFeatures features = features("s5@64", "s5");
    Rectangle whole = Rectangle.whole(NETWORK);
    var expected = features.of(new PreparedImage(image, 1, ignored)).maps(whole);
    var actual = features.of(new PreparedImage(other, 1, ignored)).maps(whole);
    assertEqual(map(actual, "s5@64"), map(expected, "s5@64"));
    assertEqual(map(actual, "s5"), map(expected, "s5"));
  }

  @Test
  void tensorsOfAClosedImageServeTheNextOne() {
    Image first = noise(NETWORK, 4);
    Image second = noise(NETWORK, 5);
    Rectangle whole = Rectangle.whole(NETWORK);
    BackboneFeatures features = features("s3", "s5@64");
    FloatTensor earlier;
    try (BackboneFeatures.BackboneRun run = features.of(prepared(first))) {
      earlier = map(run.maps(whole), "s3");
    }
    try (BackboneFeatures.BackboneRun run = features.of(prepared(second))) {
      FloatTensor map = map(run.maps(whole), "s3");
      assertThat(map).isSameAs(earlier);
      assertEqual(map, alone(second, "s3"));
    }
  }

  @Test
  void imagesAtTheSameTimeHaveTensorsOfTheirOwn() {
    Image first = noise(NETWORK, 6);
    Image second = noise(NETWORK, 7);
    Rectangle whole = Rectangle.whole(NETWORK);
    BackboneFeatures features = features("s3");
    features.of(prepared(noise(NETWORK, 8))).close();
    try (BackboneFeatures.BackboneRun one = features.of(prepared(first));
        BackboneFeatures.BackboneRun other = features.of(prepared(second))) {
      FloatTensor map = map(one.maps(whole), "s3");
      assertEqual(map(other.maps(whole), "s3"), alone(second, "s3"));
      assertEqual(map, alone(first, "s3"));
    }
  }

  private BackboneFeatures features(String... names) {
    return new BackboneFeatures(List.of(names), NETWORK, this::open);
  }

  private BackboneSession open(BackboneScale scale) {
    BackboneSession session =
        BackboneSession.open(BACKBONE, scale.size(), scale.outputs(), SessionOptions.threads(1));
    opened.add(session);
    return session;
  }

  private FloatTensor alone(Image image, String output) {
    BackboneSession session =
        BackboneSession.open(BACKBONE, image.size(), SessionOptions.threads(1));
    opened.add(session);
    FloatTensor batch = session.input().batch(1);
    session.input().put(batch, 0, image);
    return FloatTensor.copyOf(requireNonNull(session.run(batch).get(output)));
  }

  private static FloatTensor map(Map<String, FloatTensor> maps, String name) {
    return requireNonNull(maps.get(name), name);
  }

  private static void assertEqual(FloatTensor actual, FloatTensor expected) {
    assertThat(actual.toTensor().values()).isEqualTo(expected.toTensor().values());
  }

  private static PreparedImage prepared(Image image) {
    return new PreparedImage(image, 1, Optional.empty());
  }

  private static Image noise(Size size, long seed) {
    byte[] rgb = new byte[3 * size.area()];
    new SplittableRandom(seed).nextBytes(rgb);
    return Image.rgb(rgb, size.width(), size.height());
  }
}
