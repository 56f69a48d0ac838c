/** Tests of the ledger: by behaviour, on real files. */
@org.jspecify.annotations.NullMarked
package io.greenai.ledger;
