package io.greenai.report.org;

import java.math.BigDecimal;

/** A PUE that the organisation states for a site, with where it has it from. */
public record StatedPue(BigDecimal value, String source) {}
