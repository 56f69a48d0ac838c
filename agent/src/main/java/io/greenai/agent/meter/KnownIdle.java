package io.greenai.agent.meter;

import io.greenai.ledger.Quality;

/**
 * The power that a domain draws while the host does nothing.
 *
 * @param milliwatts 0 or more
 * @param quality how the figure came to be
 * @param source where it comes from, for the ledger's header
 */
public record KnownIdle(long milliwatts, Quality quality, String source) {}
