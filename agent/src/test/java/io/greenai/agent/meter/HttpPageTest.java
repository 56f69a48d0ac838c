package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of sockets, so that it may answer as no server should. */
@Isolated("the JVM has one authenticator, one proxy selector and one store of cookies")
class HttpPageTest {
  /** What the server says after it has read a request. */
  private interface Answer {
    void write(OutputStream out) throws IOException;
  }

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private ServerSocket server;
  private volatile Answer answer = text("HTTP/1.0 200 OK\r\n\r\na 1\nb 2\n");

  @BeforeEach
  void serve() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Sites.daemon("server", this::answerAll);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void theLinesThatAreWantedAreKept() throws IOException {
    assertThat(page("").lines(line -> line.startsWith("b"))).containsExactly("b 2");
    assertThat(requests.get(0)).startsWith("GET /metrics?all=1 HTTP/1.1\n").contains("Host: 127.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transfer-encoding: Chunked\r\n\r\n5;x=1\r\na 1\nb\r\n0003\r\n 2\n\r\n0\r\n\r\nnot of it",
        "Content-Length: 8\r\n\r\na 1\nb 2\nnot of it",
        "Server: x\r\n\r\na 1\nb 2",
      })
  void aBodyEndsAsTheServerSays(String rest) throws IOException {
    answer = text("HTTP/1.1 200 OK\r\n" + rest);

    assertThat(page("").lines(line -> true)).containsExactly("a 1", "b 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 80\r\n\r\na 1\n",
        "Transfer-Encoding: chunked\r\n\r\n50\r\na 1\n",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Content-Le",
      })
  void halfAPageIsNone(String rest) {
    answer = text("HTTP/1.1 200 OK\r\n" + rest);

    assertThatThrownBy(() -> page("").lines(line -> true)).hasMessage("the answer ends early");
  }

  @Test
  void nothingOfTheApplicationsGoesAlong() throws Exception {
    Authenticator before = Authenticator.getDefault();
    CookieHandler cookiesBefore = CookieHandler.getDefault();
    ProxySelector proxiesBefore = ProxySelector.getDefault();
    answer = text("HTTP/1.0 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n");
    List<URI> proxied = new ArrayList<>();
    try {
      Authenticator.setDefault(
          new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
              return new PasswordAuthentication("app", "secret".toCharArray());
            }
          });
      CookieManager cookies = new CookieManager();
      cookies.getCookieStore().add(URI.create("http://127.0.0.1/"), new HttpCookie("session", "1"));
      CookieHandler.setDefault(cookies);
      ProxySelector.setDefault(
          new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
              proxied.add(uri);
              return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
          });

      assertThatThrownBy(() -> page("").lines(line -> true)).hasMessage("HTTP status 401");
    } finally {
      Authenticator.setDefault(before);
      CookieHandler.setDefault(cookiesBefore);
      ProxySelector.setDefault(proxiesBefore);
    }
    assertThat(proxied).isEmpty();
    assertThat(requests)
        .singleElement()
        .satisfies(
            request ->
                assertThat(request).doesNotContain("Authorization").doesNotContain("Cookie"));
  }

  @Test
  void thePasswordOfTheAddressIsSentAndNotTold() throws IOException {
    HttpPage page = page("me:secret@");

    page.lines(line -> true);

    assertThat(requests.get(0)).contains("Authorization: Basic bWU6c2VjcmV0\n");
    assertThat(page.name()).doesNotContain("secret");
    assertThatThrownBy(() -> new HttpPage("http://me:sec ret@host/", 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it is no http or https address");
  }

  @Test
  void aRedirectIsNotFollowed() {
    answer = text("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n");

    assertThatThrownBy(() -> page("").lines(line -> true)).hasMessage("HTTP status 302");
    assertThat(requests).hasSize(1);
  }

  @Test
  void aServerThatDripsIsLeftWhenTheTimeIsOver() {
    answer =
        out -> {
          out.write("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < 600; i++) {
            out.write('x');
            out.flush();
            sleep(50);
          }
        };

    assertThatThrownBy(() -> page("").lines(line -> true)).isInstanceOf(IOException.class);
  }

  @Test
  void aPageWithoutAnEndIsLeft() {
    answer =
        out -> {
          out.write("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
          byte[] comment = "#".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
          while (true) {
            out.write(comment);
          }
        };

    assertThatThrownBy(() -> page("", 20_000).lines(line -> true))
        .hasMessage("the page has more than 16777216 bytes");
  }

  @Test
  void whatIsNoHttpIsTold() {
    answer = text("SSH-2.0-OpenSSH_9.6\r\n");

    assertThatThrownBy(() -> page("").lines(line -> true)).hasMessage("the answer is not HTTP");
  }

  private HttpPage page(String user) {
    return page(user, 1_000);
  }

  private HttpPage page(String user, int millis) {
    return new HttpPage(
        "http://" + user + "127.0.0.1:" + server.getLocalPort() + "/metrics?all=1", millis);
  }

  private static Answer text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void answerAll() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder request = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          request.append(line).append('\n');
        }
        requests.add(request.toString());
        answer.write(socket.getOutputStream());
      } catch (IOException e) {
        // The client left, or the test is over.
      }
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
