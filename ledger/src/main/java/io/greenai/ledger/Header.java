package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a ledger file: who books, on what, with which meters.
 *
 * @param schema {@link #SCHEMA} or a later one of the same major version
 * @param runId unique for one start of one agent
 * @param fileNumber counts the files of a run from 0
 * @param hostKey equal for all containers of one kernel: SHA-256 of the boot id, in hex, unless
 *     overridden
 * @param service the name that reports show
 * @param environment for example {@code production}; empty where not told
 * @param region a hint of where the host stands, for example {@code aws:eu-central-1} or {@code
 *     DE}; empty where not known
 * @param jvm name and version of the Java virtual machine
 * @param windowNanos the configured length of a window
 * @param cpuQuotaMillis CPU limit of the container in thousandths of a CPU, absent without one
 * @param memoryLimitBytes memory limit of the container, absent without one
 * @param attribution settings that the books were kept with, for example the idle source
 * @param synthetic whether the ledger was generated for a demonstration and not measured
 * @param previousHash hash of the last line of the run's previous file, in hex; absent in its first
 */
public record Header(
    String schema,
    String runId,
    int fileNumber,
    String hostKey,
    String service,
    String environment,
    String region,
    String jvm,
    String agentVersion,
    Instant jvmStart,
    Instant booksOpened,
    long windowNanos,
    @Nullable Long cpuQuotaMillis,
    @Nullable Long memoryLimitBytes,
    Hardware hardware,
    List<MeterDeclaration> meters,
    Map<String, String> attribution,
    boolean synthetic,
    @Nullable String previousHash)
    implements LedgerRecord {

  /** The schema id that this release writes: name, major version, minor version. */
  public static final String SCHEMA = "greenai-ledger/1.0";

  public Header {
    requireNonNull(schema, "schema");
    requireNonNull(runId, "runId");
    requireNonNull(hostKey, "hostKey");
    requireNonNull(service, "service");
    requireNonNull(environment, "environment");
    requireNonNull(region, "region");
    requireNonNull(jvm, "jvm");
    requireNonNull(agentVersion, "agentVersion");
    requireNonNull(jvmStart, "jvmStart");
    requireNonNull(booksOpened, "booksOpened");
    requireNonNull(hardware, "hardware");
    meters = List.copyOf(meters);
    attribution = Collections.unmodifiableMap(new TreeMap<>(attribution));
  }

  /**
   * The same run's header for another of its files.
   *
   * @param previousHash of the last line of the file before, in hex; null for file 0
   */
  public Header inFile(int fileNumber, @Nullable String previousHash) {
    return new Header(
        schema,
        runId,
        fileNumber,
        hostKey,
        service,
        environment,
        region,
        jvm,
        agentVersion,
        jvmStart,
        booksOpened,
        windowNanos,
        cpuQuotaMillis,
        memoryLimitBytes,
        hardware,
        meters,
        attribution,
        synthetic,
        previousHash);
  }
}
