package io.greenai.ledger;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The modes that ledgers are created with, where the file system has modes. */
final class Modes {
  private Modes() {}

  /** 0640. */
  static FileAttribute<?>[] file(Path on) {
    return of(on, "rw-r-----");
  }

  /** 0750. */
  static FileAttribute<?>[] directory(Path on) {
    return of(on, "rwxr-x---");
  }

  private static FileAttribute<?>[] of(Path on, String mode) {
    if (!on.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
    };
  }
}
