package io.greenai.report.org;

import java.math.BigDecimal;

/** Net revenue of the reported period, the denominator of a monetary intensity. */
public record Revenue(BigDecimal amount, String currency) {}
