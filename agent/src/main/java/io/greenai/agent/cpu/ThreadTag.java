package io.greenai.agent.cpu;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Marks the native threads that a call is about to create: they inherit the kernel name ({@code
 * comm}) of the thread that creates them, so a unique name worn during the call tells them from all
 * others for the rest of their lives.
 *
 * <p>Runs on the application's thread: 20 to 70 us for {@link #begin} and {@link #end} together.
 * Nothing here throws; where {@code /proc} is read-only or absent no tag is worn. Safe for use by
 * many threads.
 */
public final class ThreadTag {
  /** What every tag begins with. */
  public static final String PREFIX = "gai~";

  /** Bytes of a thread's name that the kernel keeps (TASK_COMM_LEN - 1). */
  static final int COMM_BYTES = 15;

  private ThreadTag() {}

  /**
   * A tag being worn.
   *
   * @param tid the thread that wears it, {@link CallerTid#UNKNOWN} where none could be put on
   * @param comm the name to give back
   */
  public record Token(int tid, String comm) {
    private static final Token NONE = new Token(CallerTid.UNKNOWN, "");

    /** Whether threads created now carry the tag. */
    public boolean worn() {
      return tid != CallerTid.UNKNOWN;
    }
  }

  /**
   * The tag for a number.
   *
   * @param id 0 to 36^11 - 1
   * @throws IllegalArgumentException where the number does not fit into a thread's name
   */
  public static String of(long id) {
    String tag = PREFIX + Long.toString(id, 36);
    if (id < 0 || tag.length() > COMM_BYTES) {
      throw new IllegalArgumentException("tag id " + id + " is not between 0 and 36^11 - 1");
    }
    return tag;
  }

  /** Puts {@code tag} on the calling thread until {@link #end}. */
  public static Token begin(String tag) {
    int tid = CallerTid.current();
    if (tid == CallerTid.UNKNOWN) {
      return Token.NONE;
    }
    String comm = TaskLookup.comm(tid);
    return !comm.isEmpty() && write(tid, tag) ? new Token(tid, comm) : Token.NONE;
  }

  /**
   * Gives the thread its name back. The token knows the thread, so that a virtual thread which has
   * moved to another carrier still restores the right one.
   */
  public static void end(Token token) {
    if (token.worn()) {
      write(token.tid(), token.comm());
    }
  }

  /**
   * The threads that carry {@code tag}, in ascending order: about 30 us plus 7 us for each thread
   * of the process. The sampler sees tags for nothing; this is for a pool that closes before a
   * sample.
   */
  public static int[] workersOf(String tag) {
    return TaskLookup.tidsNamed(tag);
  }

  private static boolean write(int tid, String comm) {
    try (FileOutputStream out = new FileOutputStream(TaskLookup.commFile(tid))) {
      out.write(comm.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
