package com.example.serving;

/**
 * The client's mistake: becomes an answer with a 4xx status and the message as its {@code error}.
 */
final class RequestRejected extends Exception {
  private final int status;

  RequestRejected(int status, String message) {
    super(message);
    this.status = status;
  }

  static RequestRejected badRequest(String message) {
    return new RequestRejected(400, message);
  }

  int status() {
    return status;
  }
}
