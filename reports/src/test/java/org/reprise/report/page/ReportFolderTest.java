package org.reprise.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportFolderTest {
  @Test
  void writesAllFiles() throws Exception {
    Path folder = Path.of("target/sample-report");

    new ReportFolder(
            SampleStudy.of(10, List.of("nb201", "macro", "<script>alert(1)</script>"), 100))
        .write(folder);

    assertThat(folder.resolve("index.html")).exists();
    assertThat(Files.readString(folder.resolve("index.html"))).doesNotContain("<script>alert");
  }
}
