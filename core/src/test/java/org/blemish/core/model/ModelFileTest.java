// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import org.blemish.core.quality.QualityAspect;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.quality.Range;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void setPath() {
    path = folder.resolve("model.blemish");
  }

  @Test
  void givesBackWhatWasWritten() {
    String digest = ModelFileFixtures.write(path);
    try (ModelFile model = ModelFile.open(path)) {
      model.verify();
      assertThat(model.digest()).isEqualTo(digest);
      assertThat(model.manifest().model()).isEqualTo(ModelFileFixtures.METADATA);
      assertThat(model.manifest().format()).isEqualTo(3);
      assertThat(model.array(ModelEntry.HEAD)).isEqualTo(ModelFileFixtures.text("head graph"));
      assertThat(model.bytes(ModelEntry.BACKBONE).isReadOnly()).isTrue();
      assertThat(model.decisionRule().scoring())
          .isEqualTo(ModelFileFixtures.UNCALIBRATED_RULE.scoring());
      assertThat(model.has(ModelEntry.IGNORE)).isFalse();
      assertThatThrownBy(() -> model.bytes(ModelEntry.IGNORE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aGateSurvivesANewDecisionRule() {
    QualityGate gate =
        new QualityGate(
            true,
            new Exposure(Collections.nCopies(Exposure.LEVELS, 100.0)),
            Optional.empty(),
            Optional.empty(),
            12,
            Map.of(),
            Map.of(QualityAspect.SHARPNESS, new Range(Optional.of(-2.5), Optional.empty())));
    Map<ModelEntry, EntryContent> others = ModelFileFixtures.others();
    others.put(ModelEntry.GATE, EntryContent.of(Json.bytes(gate)));
    ModelWriter.write(
        path, ModelFileFixtures.METADATA, ModelFileFixtures.UNCALIBRATED_RULE, others);
    try (ModelFile model = ModelFile.open(path)) {
      assertThat(model.gate()).contains(gate);
      ModelWriter.changed(model, ModelFileFixtures.CALIBRATED_RULE, Map.of(), path);
    }
    try (ModelFile model = ModelFile.open(path)) {
      assertThat(model.gate()).contains(gate);
    }
  }

  @Test
  void isAZipWhoseEntriesOtherProgramsRead() throws IOException {
    ModelFileFixtures.write(path);
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
      assertThat(head).isEqualTo(ModelFileFixtures.text("head graph"));
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
  void equalContentGivesEqualBytes() throws IOException {
    String first = ModelFileFixtures.write(path);
    Path again = folder.resolve("again.blemish");
    assertThat(ModelFileFixtures.write(again)).isEqualTo(first);
    assertThat(Files.mismatch(path, again)).isEqualTo(-1);
  }

  @Test
  void aNewDecisionRuleChangesOnlyScoringAndCard() {
    String before = ModelFileFixtures.write(path);
    try (ModelFile model = ModelFile.open(path)) {
      String after = ModelWriter.changed(model, ModelFileFixtures.CALIBRATED_RULE, Map.of(), path);
      assertThat(after).isNotEqualTo(before);
      try (ModelFile changed = ModelFile.open(path)) {
        changed.verify();
        assertThat(changed.digest()).isEqualTo(after);
        assertThat(changed.decisionRule().calibration())
            .isEqualTo(ModelFileFixtures.CALIBRATED_RULE.calibration());
        assertThat(changed.manifest().model()).isEqualTo(ModelFileFixtures.METADATA);
        for (ModelEntry same : List.of(ModelEntry.PIPELINE, ModelEntry.BACKBONE, ModelEntry.HEAD)) {
          assertThat(changed.array(same)).isEqualTo(model.array(same));
        }
        assertThat(new String(changed.array(ModelEntry.CARD), StandardCharsets.UTF_8))
            .contains("3 held-out good images")
            .doesNotContain("Calibrate with");
      }
    }
  }

  @Test
  void depthAloneNeedsNoBackboneAndHalfABackboneIsRefused() {
    Map<ModelEntry, EntryContent> others = ModelFileFixtures.others();
    others.remove(ModelEntry.BACKBONE);
    assertThatThrownBy(
            () ->
                ModelWriter.write(
                    path, ModelFileFixtures.METADATA, ModelFileFixtures.UNCALIBRATED_RULE, others))
        .isInstanceOf(IllegalArgumentException.class);
    others.remove(ModelEntry.BACKBONE_DESCRIPTOR);
    ModelWriter.write(
        path, ModelFileFixtures.METADATA, ModelFileFixtures.UNCALIBRATED_RULE, others);
    try (ModelFile model = ModelFile.open(path)) {
      assertThat(model.has(ModelEntry.BACKBONE)).isFalse();
    }
  }

  @Test
  void aContentThatFailsLeavesTheOldModelAndNothingElse() throws IOException {
    String before = ModelFileFixtures.write(path);
    Map<ModelEntry, EntryContent> others = new EnumMap<>(ModelFileFixtures.others());
    int[] calls = {0};
    others.put(
        ModelEntry.HEAD,
        out -> {
          out.write(new byte[100]);
          if (++calls[0] == 3) {
            throw new IOException("No space left on device");
          }
        });
    assertThatThrownBy(
            () ->
                ModelWriter.write(
                    path, ModelFileFixtures.METADATA, ModelFileFixtures.UNCALIBRATED_RULE, others))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining(path.toString());
    assertOnly(before);
  }

  @Test
  void aContentThatChangesWhileItIsWrittenIsRefused() throws IOException {
    String before = ModelFileFixtures.write(path);
    Map<ModelEntry, EntryContent> others = new EnumMap<>(ModelFileFixtures.others());
    int[] calls = {0};
    others.put(ModelEntry.HEAD, out -> out.write(++calls[0]));
    assertThatThrownBy(
            () ->
                ModelWriter.write(
                    path, ModelFileFixtures.METADATA, ModelFileFixtures.UNCALIBRATED_RULE, others))
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
  void detectsEveryFlippedByte() throws IOException {
    ModelFileFixtures.write(path);
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
  void detectsTruncationAtEveryLength() throws IOException {
    ModelFileFixtures.write(path);
    byte[] bytes = Files.readAllBytes(path);
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length), "length " + length);
      assertRefused(Arrays.copyOfRange(bytes, length + 1, bytes.length), "from " + length);
    }
  }

  @Test
  void detectsRandomDamage() throws IOException {
    ModelFileFixtures.write(path);
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
