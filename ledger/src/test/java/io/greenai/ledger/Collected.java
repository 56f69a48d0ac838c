package io.greenai.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that a reader gives to its visitor. */
final class Collected implements LedgerVisitor {
  final List<Header> headers = new ArrayList<>();
  final List<Window> windows = new ArrayList<>();
  final List<Footer> footers = new ArrayList<>();
  final List<Line> lines = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();

  static Collected from(Path file) throws IOException {
    Collected collected = new Collected();
    LedgerReader.read(file, collected);
    return collected;
  }

  /** The findings without their file, for example {@code ERROR 3 CHAIN_BREAK}. */
  List<String> kinds() {
    return findings.stream().map(f -> f.severity() + " " + f.line() + " " + f.kind()).toList();
  }

  List<Long> seqs() {
    return windows.stream().map(Window::seq).toList();
  }

  @Override
  public void header(Header header, Line line) {
    headers.add(header);
    lines.add(line);
  }

  @Override
  public void window(Window window, Line line) {
    windows.add(window);
    lines.add(line);
  }

  @Override
  public void footer(Footer footer, Line line) {
    footers.add(footer);
    lines.add(line);
  }

  @Override
  public void finding(Finding finding) {
    findings.add(finding);
  }
}
