// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;
import org.blemish.core.preparation.Exposure;
import org.blemish.core.quality.Aspect;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.quality.Range;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void place() {
    path = folder.resolve("model.blemish");
  }

  @Test
  void gives_back_what_was_written() {
    String digest = Models.write(path);
    try (ModelFile model = ModelFile.open(path)) {
      model.verify();
      assertThat(model.digest()).isEqualTo(digest);
      assertThat(model.manifest().model()).isEqualTo(Models.FACTS);
      assertThat(model.manifest().format()).isEqualTo(1);
      assertThat(model.array(Entry.HEAD)).isEqualTo(Models.text("head graph"));
      assertThat(model.bytes(Entry.BACKBONE).isReadOnly()).isTrue();
      assertThat(model.judge().scoring()).isEqualTo(Models.UNCALIBRATED.scoring());
      assertThat(model.has(Entry.IGNORE)).isFalse();
      assertThatThrownBy(() -> model.bytes(Entry.IGNORE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_gate_makes_it_format_2_and_stays_when_the_judge_changes() {
    QualityGate gate =
        new QualityGate(
            true,
            new Exposure(Collections.nCopies(Exposure.LEVELS, 100.0)),
            Optional.empty(),
            Optional.empty(),
            12,
            Map.of(),
            Map.of(Aspect.SHARPNESS, new Range(Optional.of(-2.5), Optional.empty())));
    Map<Entry, Content> others = Models.others();
    others.put(Entry.GATE, Content.of(Json.bytes(gate)));
    ModelWriter.write(path, Models.FACTS, Models.UNCALIBRATED, others);
    try (ModelFile model = ModelFile.open(path)) {
      assertThat(model.manifest().format()).isEqualTo(2);
      assertThat(model.gate()).contains(gate);
      ModelWriter.withJudge(model, Models.CALIBRATED, path);
    }
    try (ModelFile model = ModelFile.open(path)) {
      assertThat(model.gate()).contains(gate);
      ModelWriter.withJudge(model, Models.CALIBRATED, Optional.empty(), path);
    }
    try (ModelFile model = ModelFile.open(path)) {
      assertThat(model.manifest().format()).as("as older versions read it").isEqualTo(1);
      assertThat(model.gate()).isEmpty();
    }
  }

  @Test
  void is_a_zip_whose_entries_other_programs_read() throws IOException {
    Models.write(path);
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        names.add(entry.getName());
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
        zip.getInputStream(entry).readAllBytes(); // checks the CRC
      }
      byte[] head = zip.getInputStream(zip.getEntry("head.onnx")).readAllBytes();
      assertThat(head).isEqualTo(Models.text("head graph"));
    }
    assertThat(names)
        .containsExactly(
            "manifest.json",
            "pipeline.json",
            "backbone.json",
            "backbone.onnx",
            "head.onnx",
            "scoring.json",
            "scoring.safetensors",
            "card.md");
  }

  @Test
  void equal_content_gives_equal_bytes() throws IOException {
    String first = Models.write(path);
    Path again = folder.resolve("again.blemish");
    assertThat(Models.write(again)).isEqualTo(first);
    assertThat(Files.mismatch(path, again)).isEqualTo(-1);
  }

  @Test
  void large_entries_are_mapped_and_outlive_the_file() {
    byte[] graph = new byte[3 << 20];
    new Random(1).nextBytes(graph);
    Map<Entry, Content> others = Models.others();
    others.put(Entry.BACKBONE, Content.of(ByteBuffer.wrap(graph)));
    ModelWriter.write(path, Models.FACTS, Models.UNCALIBRATED, others);
    ByteBuffer bytes;
    try (ModelFile model = ModelFile.open(path)) {
      bytes = model.bytes(Entry.BACKBONE);
    }
    assertThat(bytes.isDirect()).isTrue();
    assertThat(bytes).isEqualTo(ByteBuffer.wrap(graph));
  }

  @Test
  void a_new_judge_changes_scoring_and_card_alone() {
    String before = Models.write(path);
    try (ModelFile model = ModelFile.open(path)) {
      String after = ModelWriter.withJudge(model, Models.CALIBRATED, path);
      assertThat(after).isNotEqualTo(before);
      try (ModelFile changed = ModelFile.open(path)) {
        changed.verify();
        assertThat(changed.digest()).isEqualTo(after);
        assertThat(changed.judge().calibration()).isEqualTo(Models.CALIBRATED.calibration());
        assertThat(changed.manifest().model()).isEqualTo(Models.FACTS);
        for (Entry same : List.of(Entry.PIPELINE, Entry.BACKBONE, Entry.HEAD)) {
          assertThat(changed.array(same)).isEqualTo(model.array(same));
        }
        assertThat(new String(changed.array(Entry.CARD), StandardCharsets.UTF_8))
            .contains("3 held-out good images")
            .doesNotContain("Calibrate with");
      }
    }
  }

  @Test
  void depth_alone_needs_no_backbone_and_half_a_backbone_is_refused() {
    Map<Entry, Content> others = Models.others();
    others.remove(Entry.BACKBONE);
    assertThatThrownBy(() -> ModelWriter.write(path, Models.FACTS, Models.UNCALIBRATED, others))
        .isInstanceOf(IllegalArgumentException.class);
    others.remove(Entry.BACKBONE_DESCRIPTOR);
    ModelWriter.write(path, Models.FACTS, Models.UNCALIBRATED, others);
    try (ModelFile model = ModelFile.open(path)) {
      assertThat(model.has(Entry.BACKBONE)).isFalse();
    }
  }

  @Test
  void a_content_that_fails_leaves_the_old_model_and_nothing_else() throws IOException {
    String before = Models.write(path);
    Map<Entry, Content> others = new EnumMap<>(Models.others());
    int[] calls = {0};
    others.put(
        Entry.HEAD,
        out -> {
          out.write(new byte[100]);
          if (++calls[0] == 3) {
            throw new IOException("No space left on device");
          }
        });
    assertThatThrownBy(() -> ModelWriter.write(path, Models.FACTS, Models.UNCALIBRATED, others))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining(path.toString());
    assertOnly(before);
  }

  @Test
  void a_content_that_changes_while_it_is_written_is_refused() throws IOException {
    String before = Models.write(path);
    Map<Entry, Content> others = new EnumMap<>(Models.others());
    int[] calls = {0};
    others.put(Entry.HEAD, out -> out.write(++calls[0]));
    assertThatThrownBy(() -> ModelWriter.write(path, Models.FACTS, Models.UNCALIBRATED, others))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("head.onnx");
    assertOnly(before);
  }

  private void assertOnly(String digest) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
    try (ModelFile model = ModelFile.open(path)) {
      assertThat(model.digest()).isEqualTo(digest);
    }
  }

  /** No altered byte anywhere may go unnoticed, and none may end in another exception. */
  @Test
  void every_flipped_byte_is_noticed() throws IOException {
    Models.write(path);
    byte[] bytes = Files.readAllBytes(path);
    for (int i = 0; i < bytes.length; i++) {
      for (int flip : new int[] {0x01, 0x80, 0xff}) {
        byte[] altered = bytes.clone();
        altered[i] ^= (byte) flip;
        assertRefused(altered, "byte " + i);
      }
    }
  }

  @Test
  void a_file_cut_anywhere_is_noticed() throws IOException {
    Models.write(path);
    byte[] bytes = Files.readAllBytes(path);
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length), "length " + length);
      assertRefused(Arrays.copyOfRange(bytes, length + 1, bytes.length), "from " + length);
    }
  }

  @Test
  void random_damage_is_noticed() throws IOException {
    Models.write(path);
    byte[] bytes = Files.readAllBytes(path);
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      byte[] altered = Arrays.copyOf(bytes, bytes.length + random.nextInt(3));
      int from = random.nextInt(bytes.length);
      int to = Math.min(altered.length, from + 1 + random.nextInt(40));
      for (int i = from; i < to; i++) {
        altered[i] = (byte) random.nextInt();
      }
      if (!Arrays.equals(bytes, altered)) {
        assertRefused(altered, "round " + round);
      }
    }
  }

  private void assertRefused(byte[] altered, String what) throws IOException {
    Files.write(path, altered);
    try (ModelFile model = ModelFile.open(path)) {
      model.verify();
    } catch (BlemishException e) {
      assertThat(e.getMessage()).as(what).startsWith(path.toString()).doesNotContain("\n");
      return;
    }
    throw new AssertionError("altered and not noticed: " + what);
  }
}
