package io.greenai.agent.meter;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A page of text behind an http or https address, asked for over a socket of its own: the JDK's
 * clients would lend the request the application's passwords, cookies, proxies and trust.
 */
final class HttpPage {
  static final int MOST_BYTES = 16 << 20;

  private final URI address;
  private final boolean secure;
  private final int millis;

  /**
   * @param millis within which all of the page must have come
   * @throws IllegalArgumentException where it is not an http or https address; the message does not
   *     repeat it, for it may hold a password
   */
  HttpPage(String address, int millis) {
    try {
      this.address = new URI(address);
    } catch (URISyntaxException e) {
      throw noAddress();
    }
    this.secure = "https".equals(this.address.getScheme());
    this.millis = millis;
    if (this.address.getHost() == null || !(secure || "http".equals(this.address.getScheme()))) {
      throw noAddress();
    }
  }

  private static IllegalArgumentException noAddress() {
    return new IllegalArgumentException("it is no http or https address");
  }

  /** The address without what may be secret in it. */
  String name() {
    return host() + address.getPath();
  }

  /**
   * Those of its lines that are wanted.
   *
   * @throws IOException where it cannot be had in time and whole
   */
  List<String> lines(Predicate<String> wanted) throws IOException {
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(request().getBytes(StandardCharsets.UTF_8));
      out.flush();
      InputStream in = new BufferedInputStream(new BoundedStream(socket, endNanos));
      String status = HttpBody.line(in);
      if (!status.matches("HTTP/1\\.[01] \\d{3}.*")) {
        throw new IOException("the answer is not HTTP");
      }
      if (!status.startsWith("200", 9)) {
        throw new IOException("HTTP status " + status.substring(9, 12));
      }
      BufferedReader body =
          new BufferedReader(new InputStreamReader(new HttpBody(in), StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      for (String line = body.readLine(); line != null; line = body.readLine()) {
        if (wanted.test(line)) {
          lines.add(line);
        }
      }
      return lines;
    }
  }

  private Socket connect() throws IOException {
    int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    String host = address.getHost().replaceAll("[\\[\\]]", "");
    Socket plain = new Socket(Proxy.NO_PROXY);
    try {
      plain.connect(new InetSocketAddress(host, port), millis);
      return secure ? secured(plain, host, port) : plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /** By the trust of this Java, whatever the application made its default. */
  private Socket secured(Socket plain, String host, int port) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(millis);
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private String request() {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String user = address.getUserInfo();
    String login =
        user == null
            ? ""
            : "Authorization: Basic "
                + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    return "GET "
        + path
        + query
        + " HTTP/1.1\r\nHost: "
        + host()
        + "\r\n"
        + login
        + "Accept: text/plain\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n";
  }

  private String host() {
    return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  /** Ends with an exception after so many bytes, and when the time is over. */
  private static final class BoundedStream extends FilterInputStream {
    private final Socket socket;
    private final long endNanos;
    private int left = MOST_BYTES;

    BoundedStream(Socket socket, long endNanos) throws IOException {
      super(socket.getInputStream());
      this.socket = socket;
      this.endNanos = endNanos;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long leftMillis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
      if (leftMillis <= 0) {
        throw new SocketTimeoutException("the page took too long");
      }
      socket.setSoTimeout((int) leftMillis);
      int count = in.read(bytes, offset, length);
      left -= Math.max(0, count);
      if (left < 0) {
        throw new IOException("the page has more than " + MOST_BYTES + " bytes");
      }
      return count;
    }
  }
}
