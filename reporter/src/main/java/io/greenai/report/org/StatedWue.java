package io.greenai.report.org;

import java.math.BigDecimal;

/** Water for cooling that a site states, in litres per kilowatt-hour of IT energy. */
public record StatedWue(BigDecimal value, String source) {}
