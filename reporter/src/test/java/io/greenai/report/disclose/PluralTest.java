package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {
  @ParameterizedTest
  @CsvSource({
    "request,requests",
    "query,queries",
    "reply,replies",
    "day,days",
    "batch,batches",
    "box,boxes"
  })
  void wordsOfItemsHaveTheirPlural(String one, String several) {
    assertThat(Plural.of(one)).isEqualTo(several);
  }
}
