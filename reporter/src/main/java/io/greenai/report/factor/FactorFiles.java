package io.greenai.report.factor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of a set lie. */
sealed interface FactorFiles {

  /** How messages call a file. */
  String name(String file);

  /**
   * All of a file.
   *
   * @throws FactorSetException where it is not there or cannot be read
   */
  byte[] bytes(String file);

  /** The set that travels inside this program. */
  record Bundled() implements FactorFiles {
    @Override
    public String name(String file) {
      return "factors/" + file;
    }

    @Override
    public byte[] bytes(String file) {
      try (InputStream in = FactorFiles.class.getResourceAsStream("/factors/" + file)) {
        if (in == null) {
          throw new FactorSetException(
              name(file), "is missing from this program; reinstall the reporter");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new FactorSetException(name(file), "cannot be read (" + e + ")");
      }
    }
  }

  /** A pack of the user's own. */
  record Folder(Path folder) implements FactorFiles {
    @Override
    public String name(String file) {
      return folder.resolve(file).toString();
    }

    @Override
    public byte[] bytes(String file) {
      try {
        return Files.readAllBytes(folder.resolve(file));
      } catch (IOException e) {
        throw new FactorSetException(
            name(file),
            "cannot be read ("
                + e
                + "); a pack of factors is a folder with manifest.csv and the tables that it"
                + " names");
      }
    }
  }
}
