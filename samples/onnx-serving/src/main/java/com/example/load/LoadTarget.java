package com.example.load;

import java.util.function.IntFunction;

/**
 * One endpoint to send requests to.
 *
 * @param path path of the endpoint
 * @param requestsPerSecond rate to keep, above 0
 * @param contentType media type of the bodies
 * @param body the body of the n-th request
 */
public record LoadTarget(
    String path, double requestsPerSecond, String contentType, IntFunction<byte[]> body) {}
