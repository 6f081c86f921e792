// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.data.Label;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SampleSvgTest {
  @Test
  void showsTheImageBesideItsOverlay() throws Exception {
    Size size = new Size(80, 40);
    Mask mask = Mask.empty(size);
    mask.bits().set(0);
    ReportSample sample =
        ReportSample.of("a", Label.DEFECTIVE, "blob", 1, size)
            .withView("colour", Image.grey(new byte[3200], 80, 40))
            .withMask(Optional.of(mask))
            .withMap(FloatMap.zeros(size));
    Element svg = parsed(SampleSvg.svg(sample, new DisplayScale(0, 1), 40, "<a> & b"));
    assertThat(svg.getAttribute("aria-label")).isEqualTo("<a> & b");
    // 80x40 at most 40 wide is 40x20; a gap of 6 between the two.
    assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 86 20");
    assertThat(svg.getAttribute("width")).isEqualTo("86");
    NodeList images = svg.getElementsByTagName("image");
    assertThat(images.getLength()).isEqualTo(3);
    assertThat(((Element) images.item(0)).getAttribute("x")).isEqualTo("0");
    assertThat(((Element) images.item(1)).getAttribute("href"))
        .isEqualTo(((Element) images.item(0)).getAttribute("href"))
        .startsWith("data:image/jpeg;base64,");
    assertThat(((Element) images.item(2)).getAttribute("href")).startsWith("data:image/png");
    assertThat(((Element) images.item(2)).getAttribute("x")).isEqualTo("46");
    assertThat(((Element) svg.getElementsByTagName("path").item(0)).getAttribute("d"))
        .isEqualTo("M0 0h1v1h-1v-1z");
    assertThat(((Element) svg.getElementsByTagName("path").item(0)).getAttribute("transform"))
        .isEqualTo("translate(46)");
  }

  @Test
  void enlargesSmallImages() throws Exception {
    ReportSample sample =
        ReportSample.of("a", Label.DEFECTIVE, "blob", 1, new Size(30, 20))
            .withView("colour", Image.grey(new byte[600], 30, 20));
    Element svg = parsed(SampleSvg.svg(sample, new DisplayScale(0, 1), 60, "a"));
    assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 66 20");
    assertThat(svg.getAttribute("width")).isEqualTo("132");
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
