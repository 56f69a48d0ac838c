package io.greenai.report.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The commit that a folder was read from. */
final class GitRevision {
  private static final String NO_HISTORY = "no history";
  private static final int SECONDS = 10;

  private GitRevision() {}

  /**
   * The last commit that touched {@code folder}, with a remark where files differ from it; {@code
   * no history} where there is no repository or no git.
   */
  static String of(Path folder) {
    Optional<String> commit = git(folder, "log", "-1", "--format=%H", "--", ".");
    if (commit.filter(hash -> !hash.isEmpty()).isEmpty()) {
      return NO_HISTORY;
    }
    boolean clean =
        git(folder, "status", "--porcelain", "--", ".").filter(String::isEmpty).isPresent();
    return commit.get() + (clean ? "" : ", with uncommitted changes");
  }

  private static Optional<String> git(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String text = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      boolean done = git.waitFor(SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0;
      return done ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
