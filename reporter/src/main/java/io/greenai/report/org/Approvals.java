package io.greenai.report.org;

import java.util.Optional;

/** Who stands behind a report. */
public record Approvals(
    Optional<String> preparedBy, Optional<String> reviewedBy, Optional<String> approvedBy) {}
