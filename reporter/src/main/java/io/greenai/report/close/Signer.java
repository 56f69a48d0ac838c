package io.greenai.report.close;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Signs close records with an Ed25519 key, PKCS #8 in PEM, as {@code openssl genpkey} writes it.
 */
public final class Signer {
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey key;

  private Signer(PrivateKey key) {
    this.key = key;
  }

  /** With the private key in {@code file}. */
  public static Signer of(Path file) throws IOException {
    try {
      return new Signer(
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(pem(file, "PRIVATE KEY"))));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": holds no Ed25519 private key (PKCS #8, PEM)", e);
    }
  }

  String sign(byte[] content) throws IOException {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(content);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IOException("the close record cannot be signed: " + e.getMessage(), e);
    }
  }

  /**
   * Whether {@code signature} over {@code content} is by the private key that belongs to the public
   * one in {@code file}.
   */
  public static boolean verify(Path file, byte[] content, String signature) throws IOException {
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(pem(file, "PUBLIC KEY")));
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(content);
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + ": holds no Ed25519 public key (X.509, PEM)", e);
    }
  }

  private static byte[] pem(Path file, String type) throws IOException {
    String text = Files.readString(file, US_ASCII);
    String begin = "-----BEGIN " + type + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + type + "-----");
    if (from < 0 || to < from) {
      throw new IOException(file + ": holds no '" + begin + "'; give a PEM file");
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }
}
