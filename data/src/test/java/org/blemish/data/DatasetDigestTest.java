// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDigestTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.write(folder.resolve("a.png"), new byte[12]);
    Files.write(folder.resolve("b.png"), new byte[7]);
  }

  @Test
  void isSha256OverOneLineForEachSample() throws Exception {
    String lines =
        """
        train\ta.png\tGOOD\tgood\t12\tnone\t[]
        test\tb.png\tDEFECTIVE\tdent\t7\tnone\t[missing]
        """;
    byte[] sum =
        MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));

    assertThat(dataset("dent").digest()).isEqualTo(HexFormat.of().formatHex(sum));
  }

  @Test
  void dependsOnLabelsAndFileSizesButNotOnWhereTheFilesAre() throws IOException {
    String digest = dataset("dent").digest();

    assertThat(dataset("scratch").digest()).isNotEqualTo(digest);
    assertThat(dataset("dent").withLayout("other").digest()).isEqualTo(digest);
    Files.write(folder.resolve("a.png"), new byte[13]);
    assertThat(dataset("dent").digest()).isNotEqualTo(digest);
  }

  private Dataset dataset(String type) {
    return new Dataset(
        "x",
        folder,
        "plain",
        List.of(sample("a.png", Label.GOOD, "good", List.of())),
        List.of(),
        List.of(sample("b.png", Label.DEFECTIVE, type, List.of(folder.resolve("gone.png")))));
  }

  private Sample sample(String id, Label label, String type, List<Path> masks) {
    return new Sample(
        id,
        Optional.of(folder.resolve(id)),
        Optional.empty(),
        label,
        type,
        masks,
        Optional.empty());
  }
}
