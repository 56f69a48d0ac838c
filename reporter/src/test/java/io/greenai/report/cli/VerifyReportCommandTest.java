package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.close.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed report, each of whose supports is broken in turn. */
class VerifyReportCommandTest {
  private static final String AFTER_IT = "2026-12-01T09:00:00Z";
  private static final String LATER = "2026-12-12T09:00:00Z";
  private static final String RECORD = "journal/closes/2025-Q1-1.json";
  private static final String HASH = ",\"hash\":\"";

  private static FleetDesk closed;
  private static Path publicKey;

  @TempDir Path folder;

  private FleetDesk desk;

  @BeforeAll
  static void close(@TempDir Path shared) throws IOException, GeneralSecurityException {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path privateKey = pem(shared.resolve("private.pem"), "PRIVATE KEY", keys.getPrivate());
    publicKey = pem(shared.resolve("public.pem"), "PUBLIC KEY", keys.getPublic());
    Path desk = Files.createDirectory(shared.resolve("desk"));
    closed = FleetDesk.generate(desk, "2025-Q1", "--quarters=1", "--days=2");
    assertThat(closed.run(AFTER_IT, "close", "--sign", privateKey.toString())).isZero();
  }

  @BeforeEach
  void copy() throws IOException {
    desk = closed.copyTo(folder);
  }

  @Test
  void whatNobodyTouchedHoldsDownToTheSignature() throws IOException {
    assertThat(verify("--public-key", publicKey.toString())).isZero();

    assertThat(desk.out().lines())
        .contains("close record: ok, sha256 " + sha256(folder.resolve(RECORD)))
        .contains("signature: ok, Ed25519, by " + publicKey)
        .contains("record that it replaces: ok, none")
        .contains("output esg-2025-Q1.pdf: ok, sha256 " + sha256(desk.esg(".pdf")))
        .contains("organisation file org.yaml: ok, sha256 " + sha256(desk.organisation))
        .contains("greenai-reporter: ok, development")
        .contains("ledger files: ok, 8 of 8 as they were closed")
        .contains("esg-2025-Q1.html: as performed again");
    assertThat(desk.out())
        .containsPattern("(?m)^journal: ok, [0-9]+ lines, each chained to the one before, head ")
        .containsPattern("(?m)^factor set: ok, sha256 [0-9a-f]{64}$")
        .containsPattern("(?m)^templates: ok, sha256 [0-9a-f]{64}$")
        .containsPattern("(?m)^budget file fraud-scorer.yaml: ok, sha256 [0-9a-f]{64}$")
        .containsPattern("(?m)^Merkle root of the runs: ok, [0-9a-f]{64}$")
        .containsPattern("(?m)^figures of the record: ok, [0-9]+ as performed again$")
        .containsPattern("(?m)^verdict: the report holds, [0-9]+ figures$")
        .doesNotContain("lca-2025-Q1");
  }

  @Test
  void aSignatureIsNotCheckedWithoutAKeyAndThatIsSaid() throws IOException {
    assertThat(verify()).isZero();

    assertThat(desk.out())
        .contains("signature: not checked, signed; name who signed with '--public-key'\n");
  }

  @Test
  void aSignatureByAnotherKeyIsFound() throws IOException, GeneralSecurityException {
    KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path wrong = pem(folder.resolve("other.pem"), "PUBLIC KEY", others.getPublic());

    assertThat(verify("--public-key", wrong.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("signature: differs\n  stated:    Ed25519, by " + wrong + "\n")
        .contains("  now:       not by this key, or not over this record\n")
        .contains(
            "verdict: the figures follow from these sources, but not all is as it was closed");
  }

  @Test
  void aByteOfAnyOutputIsFound() throws IOException {
    for (String end : List.of(".pdf", "-ledgers.csv")) {
      byte[] content = Files.readAllBytes(desk.esg(end));
      String before = sha256(desk.esg(end));
      content[content.length / 2] ^= 1;
      Files.write(desk.esg(end), content);

      assertThat(verify()).isEqualTo(1);

      assertThat(desk.out())
          .contains("output esg-2025-Q1" + end + ": differs\n  stated:    sha256 " + before + "\n")
          .contains("  now:       sha256 " + sha256(desk.esg(end)) + "\n");
    }
  }

  @Test
  void aWordOfThePageThatIsNoFigureIsFound() throws IOException {
    FleetDesk.replace(desk.esg(".html"), "Chief financial officer", "Chief marketing officer");

    assertThat(verify()).isEqualTo(1);

    assertThat(desk.out())
        .contains("output esg-2025-Q1.html: differs\n")
        .contains("esg-2025-Q1.html: as performed again\n");
  }

  @Test
  void anOutputThatIsElsewhereIsNotChecked() throws IOException {
    Files.delete(desk.esg(".pdf"));

    assertThat(verify()).isZero();

    assertThat(desk.out())
        .contains("output esg-2025-Q1.pdf: not checked, does not lie beside the report\n");
  }

  @Test
  void aLineAppendedToALedgerIsFound() throws IOException {
    Path ledger = desk.ledgers().get(2);
    List<String> lines = Files.readAllLines(ledger);
    Files.writeString(ledger, lines.get(lines.size() - 2) + "\n", StandardOpenOption.APPEND);

    assertThat(verify()).isEqualTo(1);

    assertThat(desk.out())
        .contains("Merkle root of the runs: ok, ")
        .contains("ledger files: ok, 7 of 8 as they were closed\n")
        .contains(
            "ledger "
                + FleetDesk.key(ledger)
                + ": differs\n  stated:    "
                + lines.size()
                + " lines")
        .contains("  now:       line " + (lines.size() + 1) + ": ");
  }

  @Test
  void aLedgerThatIsGoneIsFound() throws IOException {
    Path ledger = desk.ledgers().get(2);
    Files.delete(ledger);

    assertThat(verify()).isEqualTo(1);

    assertThat(desk.out())
        .contains("Merkle root of the runs: differs\n")
        .contains("ledger " + FleetDesk.key(ledger) + ": differs\n")
        .contains("  now:       was recorded and is not there any more\n")
        .contains("verdict: the report does not follow from these sources");
  }

  @Test
  void aFactorThatIsNotThatOfTheCloseIsFound() throws IOException {
    Path pack = Files.createDirectory(folder.resolve("own"));
    Files.writeString(
        pack.resolve("manifest.csv"),
        "id,title,publisher,licence,quantity,vintage,boundary,delivery,mix,gases,unit,"
            + "redistribution,publishedAt,url,sha256\n"
            + "own,Own grid,Us,own,grid-intensity,2024,direct,generation,production,CO2e,gCO2e/kWh,"
            + "public,2025-01-01,https://example.com/,\n");
    Files.writeString(pack.resolve("own.csv"), "key,value,year,source\nDE,400,2024,own\n");

    assertThat(verify("--factors", pack.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("factor set: differs\n")
        .containsPattern("figures of the record: differs\n  stated:    [0-9]+ figures\n")
        .containsPattern("  now:       [0-9]+ performed otherwise: .*esg.scope2.location");
  }

  @Test
  void anOrganisationFileThatChangedInAWordIsFound() throws IOException {
    FleetDesk.replace(desk.organisation, "Internal audit", "External audit");

    assertThat(verify()).isEqualTo(1);

    assertThat(desk.out()).contains("organisation file org.yaml: differs\n");
  }

  @Test
  void aRecordThatSomebodyChangedIsFound() throws IOException {
    FleetDesk.replace(folder.resolve(RECORD), "\"findings\" : 0", "\"findings\" : 1");

    assertThat(verify("--public-key", publicKey.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("close record: differs\n")
        .contains("signature: differs\n")
        .doesNotContain("output esg-2025-Q1.pdf");
  }

  @Test
  void aRecordForgedTogetherWithItsJournalIsToldByItsSignature() throws IOException {
    String record = sha256(folder.resolve(RECORD));
    FleetDesk.replace(folder.resolve(RECORD), "\"findings\" : 0", "\"findings\" : 1");
    rewriteJournal(record, sha256(folder.resolve(RECORD)));

    assertThat(verify()).isZero();
    assertThat(verify("--public-key", publicKey.toString())).isEqualTo(1);

    assertThat(desk.out()).contains("close record: ok, ").contains("signature: differs\n");
  }

  @Test
  void aCloseTakenFromTheJournalIsMissed() throws IOException {
    Path journal = folder.resolve("journal/journal.jsonl");
    List<String> lines = Files.readAllLines(journal);
    int close = lines.size() - 2;
    assertThat(lines.get(close)).contains("\"type\":\"close\"");
    List<String> others = new ArrayList<>(lines);
    others.remove(close);
    Files.write(journal, others);

    assertThat(verify()).isEqualTo(1);
    assertThat(desk.err())
        .contains("the line's hash does not follow from the lines before it; somebody changed the");

    Files.write(journal, lines.subList(0, close));

    assertThat(verify()).isEqualTo(1);
    assertThat(desk.err()).contains("the journal has no close 1 of 2025-Q1");
  }

  @Test
  void aRecordThatIsGoneIsMissed() throws IOException {
    Files.delete(folder.resolve(RECORD));

    assertThat(verify()).isEqualTo(1);

    assertThat(desk.out()).contains("close record: differs\n").contains("  now:       none\n");
  }

  private int verify(String... more) {
    List<String> args = new ArrayList<>(List.of(desk.esg(".html").toString()));
    args.addAll(List.of(more));
    return desk.run(LATER, "verify-report", args.toArray(String[]::new));
  }

  private static String sha256(Path file) throws IOException {
    return Sha256.of(Files.readAllBytes(file));
  }

  /** As somebody would who knows how the lines are chained. */
  private void rewriteJournal(String before, String after) throws IOException {
    Path journal = folder.resolve("journal/journal.jsonl");
    StringBuilder forged = new StringBuilder();
    String head = "0".repeat(64);
    for (String line : Files.readAllLines(journal)) {
      String body = line.substring(0, line.lastIndexOf(HASH)).replace(before, after);
      head = Sha256.of(HexFormat.of().parseHex(head), body.getBytes(StandardCharsets.UTF_8));
      forged.append(body).append(HASH).append(head).append("\"}\n");
    }
    Files.writeString(journal, forged);
  }

  private static Path pem(Path file, String type, Key key) throws IOException {
    String encoded = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return Files.writeString(
        file, "-----BEGIN " + type + "-----\n" + encoded + "\n-----END " + type + "-----\n");
  }
}
