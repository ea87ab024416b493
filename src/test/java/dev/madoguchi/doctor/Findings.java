package dev.madoguchi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madoguchi.doctor.Finding.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is expected of the doctor when a fault is put in: it is named, with what to do. */
final class Findings {
  private Findings() {}

  static Finding only(Look look) {
    List<Finding> findings = look.look();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  static void is(Finding finding, Grade grade, String item, String what) {
    assertThat(finding.grade()).as(finding.toString()).isEqualTo(grade);
    assertThat(finding.item()).isEqualTo(item);
    assertThat(finding.what()).contains(what);
    assertThat(finding.remedy().isEmpty()).isEqualTo(grade == Grade.OK);
  }

  /** Facts of which one was gathered. */
  static Facts facts(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return new Facts(Optional.of(folder));
  }
}
