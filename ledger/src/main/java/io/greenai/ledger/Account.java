package io.greenai.ledger;

/** Who a joule is booked to. */
public enum Account {
  /** A model of this process. */
  MODEL("model"),
  /** The garbage collector of this JVM. */
  JVM_GC("jvm.gc"),
  /** The just-in-time compilers of this JVM. */
  JVM_JIT("jvm.jit"),
  /** This agent. */
  JVM_AGENT("jvm.agent"),
  /** The rest of this process. */
  JVM_OTHER("jvm.other"),
  /** Other processes of this host. */
  HOST_OTHER("host.other"),
  /** Energy that the host would have used had it done nothing. */
  HOST_IDLE("host.idle");

  private final String id;

  Account(String id) {
    this.id = id;
  }

  /** The name in a ledger line. */
  public String id() {
    return id;
  }

  /** Whether the account belongs to this process, so that it adds up over the ledgers of a host. */
  public boolean isOfProcess() {
    return this != HOST_OTHER && this != HOST_IDLE;
  }
}
