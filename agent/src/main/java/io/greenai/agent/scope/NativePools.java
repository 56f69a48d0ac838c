package io.greenai.agent.scope;

import io.greenai.agent.attribute.Owner;
import io.greenai.agent.cpu.ThreadTag;
import io.greenai.ledger.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which pool of native threads belongs to whom, by the tag that its threads inherited. Bounded by
 * the pools that are open. Safe for use by many threads.
 */
public final class NativePools {

  private final AtomicLong nextId = new AtomicLong();
  private final Map<String, Owner> owners = new ConcurrentHashMap<>();
  private final WeakIdentityMap<String> tags = new WeakIdentityMap<>();
  private final Queue<String> leaving = new ConcurrentLinkedQueue<>();
  private List<String> left = List.of();

  String newTag() {
    return ThreadTag.of(nextId.getAndIncrement());
  }

  void ownedBy(String tag, Object session, LoadedModel model) {
    owners.put(tag, new Owner.OfModel(model.key(Phase.INFERENCE)));
    tags.putIfAbsent(session, tag);
  }

  void sharedBy(String tag, String engine) {
    owners.put(tag, new Owner.OfPool(engine));
  }

  /** A session is about to close; returns the tag of its pool, if it has one. */
  @Nullable String closing(Object session) {
    String tag = tags.remove(session);
    if (tag != null) {
      leaving.add(tag);
    }
    return tag;
  }

  /** For whom the threads with this name work, if a pool of that tag is known. */
  public @Nullable Owner owner(String comm) {
    return owners.get(comm);
  }

  /**
   * Forgets pools that closed before the previous sample: the one after a close still sees what the
   * threads did last. For the sampler, after each sample.
   */
  public void expunge() {
    left.forEach(owners::remove);
    left = new ArrayList<>();
    for (String tag = leaving.poll(); tag != null; tag = leaving.poll()) {
      left.add(tag);
    }
    tags.expunge(leaving::add);
  }
}
