package io.greenai.agent;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent and its libraries from {@code inst/} of the agent's jar, where class files end in
 * {@code .classdata}. The application cannot see them, and they cannot see the application: the
 * parent is the platform loader.
 */
final class AgentClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String FOLDER = "inst/";

  private final JarFile jar;
  private final String jarUrl;
  private final ProtectionDomain domain;

  private AgentClassLoader(JarFile jar, URL url, ClassLoader parent) {
    super(parent);
    this.jar = jar;
    this.jarUrl = "jar:" + url + "!/";
    this.domain = new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null, this, null);
  }

  static AgentClassLoader of(File jar) throws IOException {
    ClassLoader platform = ClassLoader.getSystemClassLoader().getParent();
    return new AgentClassLoader(new JarFile(jar, false), jar.toURI().toURL(), platform);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    JarEntry entry = jar.getJarEntry(FOLDER + name.replace('.', '/') + ".classdata");
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    try {
      byte[] bytes = read(entry);
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    String stored =
        name.endsWith(".class")
            ? name.substring(0, name.length() - ".class".length()) + ".classdata"
            : name;
    try {
      return jar.getJarEntry(FOLDER + stored) == null ? null : new URL(jarUrl + FOLDER + stored);
    } catch (MalformedURLException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL url = findResource(name);
    return url == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(url));
  }

  private byte[] read(JarEntry entry) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(1024, (int) entry.getSize()));
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    return out.toByteArray();
  }
}
