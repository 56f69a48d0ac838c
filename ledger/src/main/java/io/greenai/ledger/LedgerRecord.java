package io.greenai.ledger;

/** A line of a ledger. */
public sealed interface LedgerRecord permits Header, Window, Footer {}
