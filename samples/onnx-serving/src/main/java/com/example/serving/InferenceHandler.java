package com.example.serving;

import ai.onnxruntime.OrtException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers {@code POST} with what one model makes of the tensor in the body. */
final class InferenceHandler implements HttpHandler {
  private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

  private final TensorModel model;
  private final String resultName;
  private final Function<float[], Object> present;

  /**
   * @param resultName name of the array of results in the answer
   * @param present turns the model's outputs for one item into a JSON value
   */
  InferenceHandler(TensorModel model, String resultName, Function<float[], Object> present) {
    this.model = model;
    this.resultName = resultName;
    this.present = present;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        float[][] outputs = model.run(read(exchange));
        Object[] results = new Object[outputs.length];
        for (int item = 0; item < outputs.length; item++) {
          results[item] = present.apply(outputs[item]);
        }
        JsonAnswer.send(exchange, 200, Map.of("model", model.name(), resultName, results));
      } catch (RequestRejected e) {
        JsonAnswer.error(exchange, e.status(), String.valueOf(e.getMessage()));
      } catch (OrtException e) {
        JsonAnswer.error(exchange, 500, "the model failed: " + e.getMessage());
      }
    }
  }

  private TensorBatch read(HttpExchange exchange) throws IOException, RequestRejected {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      throw new RequestRejected(405, "only POST is answered here");
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new RequestRejected(413, "a body may have at most " + MAX_BODY_BYTES + " bytes");
    }
    return switch (mediaType(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      case "application/json" -> TensorBatch.fromJson(body, model.itemLength());
      case "application/octet-stream" -> TensorBatch.fromBinary(body, model.itemLength());
      default ->
          throw new RequestRejected(
              415, "the Content-Type must be application/json or application/octet-stream");
    };
  }

  private static String mediaType(@Nullable String contentType) {
    return contentType == null
        ? ""
        : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }
}
