// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.core.image.PixelFormat;
import org.blemish.core.scoring.Verdict;
import org.blemish.server.Fixtures;
import org.blemish.server.WatchProgram;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.inspect.InspectedPart;
import org.blemish.server.inspect.PartObserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameStreamTest {
  @TempDir private Path temporary;

  private static byte[] frame(byte[] png) {
    return Images.read(png, "frame").toRgb();
  }

  @Test
  void framesAreInspectedOneAfterTheOther() {
    Path model = temporary.resolve("model.blemish");
    Fixtures.imageModel(model, 1);
    List<InspectedPart> parts = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(frame(Fixtures.goodImage(1)));
    stream.writeBytes(frame(Fixtures.badImage(2)));
    byte[] whole = stream.toByteArray();
    try (WatchProgram program =
        WatchProgram.open(
            new SettingsReader(Map.of("BLEMISH_SERVER_DATA", temporary.resolve("data").toString()))
                .read(Optional.empty()),
            new PartObserver() {
              @Override
              public void recorded(InspectedPart part) {
                parts.add(part);
              }
            })) {
      program.prepare("caps", Optional.of(model));
      FrameStream frames = program.frames("caps", FrameFormat.parse("64x64:rgb24"));
      assertThat(frames.run(new ByteArrayInputStream(whole))).isEqualTo(2);
      assertThat(parts)
          .extracting(part -> part.record().source())
          .containsExactly("frame-000001", "frame-000002");
      assertThat(parts.get(0).record().verdict()).isNotEqualTo(Verdict.DEFECTIVE);
      assertThat(parts.get(1).record().verdict()).isEqualTo(Verdict.DEFECTIVE);

      assertThatThrownBy(
              () -> frames.run(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 1))))
          .isInstanceOf(BlemishException.class)
          .hasMessage(
              "the last frame has 12287 bytes, expected 12288 for 64x64 pixels of RGB8: are size and layout those of the sender?");
    }
  }

  @Test
  void formatsHaveTheNamesOfFfmpeg() {
    assertThat(FrameFormat.parse("640x480:nv12").bytes()).isEqualTo(640 * 480 * 3 / 2);
    assertThat(FrameFormat.parse("2x3:gray16le").bytes()).isEqualTo(12);
    assertThat(FrameFormat.parse("2x3:bgr24").format()).isEqualTo(PixelFormat.BGR8);
    for (String wrong : List.of("640x480", "640x480:yuv999", "0x4:gray", "axb:gray")) {
      assertThatThrownBy(() -> FrameFormat.parse(wrong))
          .isInstanceOf(BlemishException.class)
          .hasMessageStartingWith("'" + wrong + "' is not a format of frames: expected");
    }
  }
}
