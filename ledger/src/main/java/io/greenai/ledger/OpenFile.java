package io.greenai.ledger;

import java.time.LocalDate;

/** The file that a {@link LedgerWriter} is writing, and what its footer will say. */
final class OpenFile {
  final LedgerFile file;
  final LocalDate day;
  long lines = 1;
  long windows;
  final EnergyTotals energy = new EnergyTotals();

  OpenFile(LedgerFile file, LocalDate day) {
    this.file = file;
    this.day = day;
  }
}
