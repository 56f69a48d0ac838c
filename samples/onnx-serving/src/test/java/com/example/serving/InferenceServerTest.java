package com.example.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InferenceServerTest {
  private static final Path MODELS = Path.of("target", "models");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static InferenceServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new InferenceServer(MODELS, 0, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void scoresEveryTransactionOfABatch() throws Exception {
    String row = row(48, "0.5");
    HttpResponse<String> answer =
        post("/score", "application/json", "{\"instances\":[" + row + "," + row + "]}");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = JSON.readTree(answer.body());
    assertThat(body.path("model").asText()).isEqualTo("fraud-scorer");
    assertThat(body.path("scores")).hasSize(2);
    assertThat(body.path("scores").path(0).doubleValue()).isBetween(0.0, 1.0);
    assertThat(body.path("scores").path(0)).isEqualTo(body.path("scores").path(1));
  }

  @Test
  void tagsABinaryImage() throws Exception {
    ByteBuffer image = ByteBuffer.allocate(3 * 64 * 64 * 4).order(ByteOrder.LITTLE_ENDIAN);
    while (image.hasRemaining()) {
      image.putFloat(0.25f);
    }
    HttpResponse<String> answer =
        send(
            request("/tag")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(image.array())));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode tag = JSON.readTree(answer.body()).path("tags").path(0);
    assertThat(tag.path("label").asText()).isNotEmpty();
    assertThat(tag.path("confidence").doubleValue()).isBetween(0.1, 1.0);
  }

  @Test
  void isHealthy() throws Exception {
    HttpResponse<String> answer = send(request("/health").GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()))
        .isEqualTo(
            JSON.readTree("{\"status\":\"up\",\"models\":[\"fraud-scorer\",\"image-tagger\"]}"));
  }

  @Test
  void saysWhatIsWrongWithARequest() throws Exception {
    assertRejected(
        post("/score", "application/json", "{\"instances\":"),
        400,
        "the body is not JSON: Unexpected end-of-input within/between Object entries at line 1");
    assertRejected(
        post("/score", "application/json", "{}"), 400, "the body needs an array named 'instances'");
    assertRejected(
        post("/score", "application/json", "{\"instances\":[[1,2,3]]}"),
        400,
        "instances[0] needs 48 numbers but has 3");
    assertRejected(
        post("/score", "application/json", "{\"instances\":[" + row(48, "\"many\"") + "]}"),
        400,
        "instances[0][0] is not a finite number");
    assertRejected(
        post("/score", "application/json", "{\"instances\":[" + row(48, "1e99") + "]}"),
        400,
        "instances[0][0] is not a finite number");
    assertRejected(
        post("/score", "application/json", "{\"instances\":[]}"),
        400,
        "a request holds 1 to 64 items but this one has 0");
    assertRejected(
        post("/tag", "application/octet-stream", "short"),
        400,
        "the body has 5 bytes, which is not a multiple of the 49152 bytes of one item");
    assertRejected(
        post("/tag", "text/plain", "hello"),
        415,
        "the Content-Type must be application/json or application/octet-stream");
    assertRejected(send(request("/score").GET()), 405, "only POST is answered here");
    assertThat(send(request("/nowhere").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void missingModelsAreNamedWithTheRemedy() {
    assertThatThrownBy(() -> new InferenceServer(Path.of("nowhere"), 0, 2))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage("nowhere/fraud-scorer.onnx: build the models with mvn package");
  }

  @Test
  void theLoadGeneratorSendsExactlyItsLoadAndIsAnswered() throws Exception {
    ServingOptions options =
        ServingOptions.parse(
            MODELS, "--self-load", "--score-rate", "20", "--tag-rate", "5", "--seconds", "1");
    assertThat(SampleLoad.run(server.address(), options))
        .extracting("path", "requests", "errors")
        .containsExactly(tuple("/score", 20, 0), tuple("/tag", 5, 0));
  }

  @Test
  void requestsThatNobodyAnswersAreErrors() throws Exception {
    ServingOptions options =
        ServingOptions.parse(MODELS, "--score-rate", "2", "--tag-rate", "1", "--seconds", "1");
    assertThat(SampleLoad.run(URI.create("http://localhost:1"), options))
        .extracting("path", "requests", "errors")
        .containsExactly(tuple("/score", 2, 2), tuple("/tag", 1, 1));
  }

  private static void assertRejected(HttpResponse<String> answer, int status, String error)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).path("error").asText()).isEqualTo(error);
  }

  private static HttpResponse<String> post(String path, String contentType, String body)
      throws Exception {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String row(int length, String value) {
    return "[" + String.join(",", Collections.nCopies(length, value)) + "]";
  }
}
