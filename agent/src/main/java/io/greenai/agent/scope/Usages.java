package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread did, by model and phase. Written by that thread alone, under its scope's version.
 *
 * <p>Looked up one by one, for a thread seldom serves more than a few models: a call on one that
 * serves a thousand between two samples takes twice as long, some 1.5 us more.
 */
final class Usages {

  private static final int FEW = 16;

  private final Version version;
  private @Nullable Usage[] table = new Usage[0];
  private int count;

  Usages(Version version) {
    this.version = version;
  }

  /** One that is not there begins at 0. */
  Usage of(@Nullable LoadedModel model, Phase phase) {
    for (int i = 0; i < count; i++) {
      Usage usage = table[i];
      if (usage != null && usage.model == model && usage.phase == phase) {
        return usage;
      }
    }
    return add(new Usage(model, phase));
  }

  /** All of them; for any thread, which may see some torn while the owner writes. */
  List<Usage> all() {
    Usage[] now = table;
    int seen = Math.min(count, now.length);
    List<Usage> all = new ArrayList<>(seen);
    for (int i = 0; i < seen; i++) {
      Usage usage = now[i];
      if (usage != null) { // else the owner is making room, and the copy will not count
        all.add(usage);
      }
    }
    return all;
  }

  private Usage add(Usage usage) {
    version.beginWrite();
    if (count == table.length) {
      makeRoom();
    }
    table[count++] = usage;
    version.endWrite();
    return usage;
  }

  /**
   * Forgets what is over once there are many: the array is as long as what the thread did lately
   * between two samples, at most all models in all phases.
   */
  private void makeRoom() {
    if (count >= FEW) {
      int kept = 0;
      for (int i = 0; i < count; i++) {
        Usage usage = table[i];
        if (usage != null && !usage.isOver()) {
          table[kept++] = usage;
        }
      }
      count = kept;
    }
    table = Arrays.copyOf(Arrays.copyOf(table, count), count + Math.max(4, count / 2));
  }
}
