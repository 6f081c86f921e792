// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Well-formed archives that are not model files; each has its own error message. */
class MalformedModelFileTest {
  @TempDir Path folder;
  private Path path;
  private final Map<String, EntryContent> entries = new LinkedHashMap<>();

  @BeforeEach
  void readEntriesOfAValidModel() {
    path = folder.resolve("model.blemish");
    ModelFileFixtures.write(path);
    try (ModelFile model = ModelFile.open(path)) {
      for (ModelEntry entry : model.entries()) {
        entries.put(entry.fileName(), EntryContent.of(model.array(entry)));
      }
    }
  }

  @Test
  void anotherFormatVersionIsNamedEvenIfItsEntriesAreUnknown() throws IOException {
    entries.put(
        "manifest.json", EntryContent.of(ModelFileFixtures.text("{\"format\": 4, \"new\": {}}")));
    entries.put("future.bin", EntryContent.of(new byte[3]));
    refuses("manifest.json: the file has format 4, this version of Blemish reads formats 1 to 3");
  }

  @Test
  void anEntryWithAnotherDigestIsNamed() throws IOException {
    entries.put("head.onnx", EntryContent.of(ModelFileFixtures.text("head grapH")));
    refuses("entry head.onnx: does not have the SHA-256");
  }

  @Test
  void anEntryOfAnotherLengthIsNamed() throws IOException {
    entries.put("head.onnx", EntryContent.of(ModelFileFixtures.text("head graph!")));
    refuses("entry head.onnx: has 11 bytes, the manifest states 10");
  }

  @Test
  void aMissingEntryIsNamed() throws IOException {
    entries.remove("scoring.json");
    refuses("entry scoring.json: is missing");
  }

  @Test
  void aMissingManifestIsNamed() throws IOException {
    entries.remove("manifest.json");
    refuses("entry manifest.json: is missing");
  }

  @Test
  void anUnexpectedEntryIsNamed() throws IOException {
    entries.put("run.sh", EntryContent.of(new byte[3]));
    refuses("entry \"run.sh\": is not an entry of model files: export the model again");
  }

  @Test
  void anOptionalEntryThatTheManifestDoesNotNameIsRefused() throws IOException {
    entries.put("ignore.png", EntryContent.of(new byte[3]));
    refuses("entry ignore.png: has 3 bytes, the manifest states none");
  }

  @Test
  void rejectsAnEntryNameWithAPathTraversal() throws IOException {
    entries.put("../../etc/cron.d/x\u001b", EntryContent.of(new byte[3]));
    refuses(
        "entry \"../../etc/cron.d/x?\": is not an entry of model files: export the model again");
  }

  @Test
  void anOversizedEntryIsRefusedBeforeItIsRead() throws IOException {
    byte[] zeros = new byte[1 << 20];
    EntryContent large =
        out -> {
          for (int i = 0; i < 17; i++) {
            out.write(zeros);
          }
        };
    entries.put("manifest.json", large);
    refuses("entry manifest.json: has 17825792 bytes, at most 16777216 are read");
  }

  @Test
  void anEntryThatIsThereTwiceIsNamed() throws IOException {
    entries.put("head.onnY", EntryContent.of(ModelFileFixtures.text("another head")));
    byte[] bytes = archive();
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("head.onnY", "head.onnx");
    Files.write(path, text.getBytes(StandardCharsets.ISO_8859_1));
    refusesFile("entry \"head.onnx\": is stored twice");
  }

  @Test
  void aCompressedEntryIsNamed() throws IOException {
    try (OutputStream file = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, EntryContent> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        entry.getValue().writeTo(zip);
        zip.closeEntry();
      }
    }
    refusesFile("entry \"manifest.json\": is compressed");
  }

  @Test
  void aHeaderThatDisagreesWithTheDirectoryIsNamed() throws IOException {
    byte[] bytes = archive();
    bytes[30] = 'M'; // the first entry's name in its own header
    Files.write(path, bytes);
    refusesFile("entry \"manifest.json\": its header does not agree with the directory");
  }

  @Test
  void rejectsFilesThatAreNoArchive() throws IOException {
    Files.write(path, new byte[1000]);
    refusesFile("is not a model file, or was cut short or altered: no zip directory at its end");
    Files.write(path, new byte[0]);
    refusesFile("is not a model file, or was cut short or altered: it has 0 bytes");
  }

  @Test
  void rejectsAFolderAndAMissingFile() throws IOException {
    Files.delete(path);
    refusesFile("no such model file");
    Files.createDirectory(path);
    refusesFile("is a folder, expected a file");
  }

  @Test
  void rejectsAManifestWithUnknownEntries() throws IOException {
    try (ModelFile model = ModelFile.open(path)) {
      String text = new String(model.array(ModelEntry.MANIFEST), StandardCharsets.UTF_8);
      String more =
          text.replace(
              "\"entries\" : {",
              "\"entries\" : {\"x\":{\"sha256\":\"%s\",\"length\":1},".formatted("0".repeat(64)));
      entries.put("manifest.json", EntryContent.of(ModelFileFixtures.text(more)));
    }
    refuses("manifest.json: lists unknown entries: export the model again");
  }

  @Test
  void aManifestThatIsNotJsonIsNamed() throws IOException {
    entries.put("manifest.json", EntryContent.of(ModelFileFixtures.text("{\"format\": 1")));
    refuses("entry manifest.json: ");
    entries.put("manifest.json", EntryContent.of(ModelFileFixtures.text("[".repeat(100_000))));
    refuses("entry manifest.json: ");
    entries.put("manifest.json", EntryContent.of(ModelFileFixtures.text("{\"format\": 1}")));
    refuses("entry manifest.json: ");
  }

  private byte[] archive() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZipWriter.write(out, entries);
    return out.toByteArray();
  }

  private void refuses(String message) throws IOException {
    Files.write(path, archive());
    refusesFile(message);
  }

  private void refusesFile(String message) {
    assertThatThrownBy(
            () -> {
              try (ModelFile model = ModelFile.open(path)) {
                model.verify();
              }
            })
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContaining(message);
  }
}
