// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.blemish.core.BlemishException;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ImageGaussianTest {
  private static final double[][] IMAGES = {
    {1, 2, 0.5}, {2, 1.5, 0.25}, {3, 3.5, 1.25}, {4, 4, 0.75}, {5, 5.5, 2.5}, {6, 5, 1}, {7, 7.5, 2}
  };

  /** Values of scikit-learn 1.9.1: standardised columns, {@code OAS(assume_centered=True)}. */
  @Test
  void distancesAreThoseOfScikitLearn() {
    ImageGaussian gaussian = ImageGaussian.fit(IMAGES);

    assertThat(gaussian.distance(new double[] {1, 2, 0.5})).isEqualTo(1.59001f, within(1e-5f));
    assertThat(gaussian.distance(new double[] {5, 5, 5})).isEqualTo(5.447192f, within(1e-5f));
    assertThat(gaussian.distance(new double[] {1, 7, 1})).isEqualTo(2.973669f, within(1e-5f));
  }

  @Test
  void fewImagesOfManyValuesGiveFiniteDistances() {
    double[][] images = new double[3][40];
    for (int i = 0; i < images.length; i++) {
      for (int j = 0; j < 40; j++) {
        images[i][j] = Math.sin(i * 40 + j);
      }
    }
    images[0][7] = images[1][7] = images[2][7] = 5; // a value that never changes
    ImageGaussian gaussian = ImageGaussian.fit(images);

    float near = gaussian.distance(images[1]);
    double[] other = images[1].clone();
    other[3] += 10;
    assertThat(near).isFinite();
    assertThat(gaussian.distance(other)).isFinite().isGreaterThan(5 * near);
  }

  @Test
  void correlationsAreDrawnToZero() {
    DMatrixRMaj covariance = new DMatrixRMaj(new double[][] {{1, 0.9}, {0.9, 1}});
    ImageGaussian.shrink(covariance, 10);
    // Squares (1 + 1 + 0.81 + 0.81) / 4 = 0.905, so the share is 1.905 / (11 * (0.905 - 0.5)).
    double share = 1.905 / (11 * 0.405);
    assertThat(covariance.get(0, 1)).isCloseTo(0.9 * (1 - share), within(1e-12));
    assertThat(covariance.get(0, 0)).isCloseTo(1, within(1e-12));
  }

  @Test
  void imagesThatAreAllEqualGiveFiniteDistances() {
    ImageGaussian gaussian = ImageGaussian.fit(new double[][] {{1, 2}, {1, 2}, {1, 2}});

    assertThat(gaussian.distance(new double[] {1, 2})).isZero();
    assertThat(gaussian.distance(new double[] {4, 6})).isEqualTo(5, within(1e-5f));
  }

  /** The second value has a spread of 1e-4, the first of 0.8; the least is 0.1 times the mean. */
  @Test
  void valuesThatHardlyChangeAreNotAmplified() {
    ImageGaussian gaussian = ImageGaussian.fit(new double[][] {{1, 2}, {2, 2.0002}, {3, 2}});
    assertThat(gaussian.distance(new double[] {2, 2.1})).isBetween(1f, 4f);
  }

  @Test
  void oneImageIsNotEnough() {
    assertThatThrownBy(() -> ImageGaussian.fit(new double[][] {{1, 2}}))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("at least 2 good samples");
  }

  @Test
  void valuesThatAreNotNumbersAreRefused() {
    assertThatThrownBy(() -> ImageGaussian.fit(new double[][] {{1, Double.NaN}, {2, 3}}))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("check the backbone's output for NaN");
  }
}
