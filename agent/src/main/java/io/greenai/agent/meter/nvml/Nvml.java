package io.greenai.agent.meter.nvml;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The calls of the library that are needed, with their types and units. Layouts are those of
 * nvml.h, for 64-bit machines. For one thread.
 */
final class Nvml {
  private static final int TEXT_BYTES = 96;
  private static final int PCI_BYTES = 128;
  private static final int PCI_DOMAIN_AT = 16;
  private static final int ENTRY_BYTES = 32;
  private static final int MAX_PERCENT = 100;
  private static final int MAX_ROOM = 8192;

  private final NativeFunctions library;
  private int room = 64;

  Nvml(NativeFunctions library) {
    this.library = library;
  }

  void start() throws NvmlException {
    check("nvmlInit", either("nvmlInit_v2", "nvmlInit"));
  }

  void shutdown() {
    library.call("nvmlShutdown");
  }

  int count() throws NvmlException {
    int[] count = new int[1];
    check("nvmlDeviceGetCount", either("nvmlDeviceGetCount_v2", "nvmlDeviceGetCount", count));
    return count[0];
  }

  long handle(int index) throws NvmlException {
    long[] handle = new long[1];
    check(
        "nvmlDeviceGetHandleByIndex",
        either("nvmlDeviceGetHandleByIndex_v2", "nvmlDeviceGetHandleByIndex", index, handle));
    return handle[0];
  }

  long handle(String uuid) throws NvmlException {
    long[] handle = new long[1];
    check("nvmlDeviceGetHandleByUUID", library.call("nvmlDeviceGetHandleByUUID", uuid, handle));
    return handle[0];
  }

  /** The board that an instance of it (MIG) is part of. */
  long boardOfInstance(long instance) throws NvmlException {
    String function = "nvmlDeviceGetDeviceHandleFromMigDeviceHandle";
    long[] handle = new long[1];
    check(function, library.call(function, instance, handle));
    return handle[0];
  }

  String uuid(long device) throws NvmlException {
    return text("nvmlDeviceGetUUID", device);
  }

  String name(long device) throws NvmlException {
    return text("nvmlDeviceGetName", device);
  }

  /** The address on the PCI bus as sysfs writes it, {@code 0000:65:00.0}. */
  String pciAddress(long device) throws NvmlException {
    byte[] info = new byte[PCI_BYTES];
    check(
        "nvmlDeviceGetPciInfo",
        either("nvmlDeviceGetPciInfo_v3", "nvmlDeviceGetPciInfo", device, info));
    ByteBuffer numbers = view(info).position(PCI_DOMAIN_AT);
    return String.format(
        Locale.ROOT, "%04x:%02x:%02x.0", numbers.getInt(), numbers.getInt(), numbers.getInt());
  }

  /** Whether the board is divided into instances. */
  boolean isDivided(long device) {
    int[] current = new int[1];
    int[] pending = new int[1];
    return library.call("nvmlDeviceGetMigMode", device, current, pending) == 0 && current[0] == 1;
  }

  /** Energy since the driver was loaded, in millijoules. */
  long energyMillijoules(long device) throws NvmlException {
    long[] millijoules = new long[1];
    String function = "nvmlDeviceGetTotalEnergyConsumption";
    check(function, library.call(function, device, millijoules));
    return millijoules[0];
  }

  /** The power that is drawn, in milliwatts. */
  long powerMilliwatts(long device) throws NvmlException {
    return number("nvmlDeviceGetPowerUsage", device);
  }

  /** The power that the board is made for, in milliwatts. */
  long powerLimitMilliwatts(long device) throws NvmlException {
    return number("nvmlDeviceGetPowerManagementDefaultLimit", device);
  }

  /** The percentage of the last while in which a kernel ran. */
  int busyPercent(long device) throws NvmlException {
    int[] rates = new int[2];
    String function = "nvmlDeviceGetUtilizationRates";
    check(function, library.call(function, device, rates));
    return rates[0];
  }

  /** The newest time of a sample, and the samples. */
  record Utilisations(long lastMicros, List<Utilisation> samples) {}

  /**
   * The samples that the driver took of each process after an instant of its own clock. Entries of
   * no process and beyond 100 % are left out: drivers leave them in buffers that they did not fill.
   */
  Utilisations utilisations(long device, long afterMicros) throws NvmlException {
    String function = "nvmlDeviceGetProcessUtilization";
    Entries read =
        fill((buffer, count) -> library.call(function, device, buffer, count, afterMicros));
    if (NvmlStatus.of(read.code) == NvmlStatus.NOT_FOUND) {
      return new Utilisations(afterMicros, List.of());
    }
    check(function, read.code);
    List<Utilisation> samples = new ArrayList<>();
    long last = afterMicros;
    for (int at = 0; at < read.count * ENTRY_BYTES; at += ENTRY_BYTES) {
      int pid = read.buffer.getInt(at);
      long micros = read.buffer.getLong(at + 8);
      int percent = read.buffer.getInt(at + 16);
      if (pid != 0 && micros > afterMicros && percent > 0 && percent <= MAX_PERCENT) {
        samples.add(new Utilisation(pid, percent));
        last = Math.max(last, micros);
      }
    }
    return new Utilisations(last, samples);
  }

  /**
   * The processes that have the device open for computing. The second version of the call comes
   * first: its layout never changed, while the third had one member more in drivers of release 530.
   */
  List<BoardProcess> processes(long device) throws NvmlException {
    String function = "nvmlDeviceGetComputeRunningProcesses";
    Entries read =
        fill((buffer, count) -> either(function + "_v2", function + "_v3", device, count, buffer));
    int bytes = 24;
    if (NvmlStatus.of(read.code) == NvmlStatus.FUNCTION_NOT_FOUND) {
      read = fill((buffer, count) -> library.call(function, device, count, buffer));
      bytes = 16;
    }
    check(function, read.code);
    List<BoardProcess> processes = new ArrayList<>();
    for (int i = 0; i < read.count; i++) {
      int at = i * bytes;
      processes.add(new BoardProcess(read.buffer.getInt(at), read.buffer.getLong(at + 8)));
    }
    return processes;
  }

  /** A call that fills an array and says how many entries it has. */
  private interface Filling {
    int into(byte[] buffer, int[] count);
  }

  private record Entries(int code, ByteBuffer buffer, int count) {}

  /** With more room if there were more entries than fit. */
  private Entries fill(Filling call) {
    while (true) {
      byte[] buffer = new byte[room * ENTRY_BYTES];
      int[] count = {room};
      int code = call.into(buffer, count);
      if (NvmlStatus.of(code) != NvmlStatus.INSUFFICIENT_SIZE || room == MAX_ROOM) {
        return new Entries(code, view(buffer), Math.max(0, Math.min(count[0], room)));
      }
      room = Math.min(MAX_ROOM, Math.max(2 * room, count[0]));
    }
  }

  private int either(String newer, String older, Object... arguments) {
    int code = library.call(newer, arguments);
    return NvmlStatus.of(code) == NvmlStatus.FUNCTION_NOT_FOUND
        ? library.call(older, arguments)
        : code;
  }

  private String text(String function, long device) throws NvmlException {
    byte[] text = new byte[TEXT_BYTES];
    check(function, library.call(function, device, text, text.length));
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** An {@code unsigned int}. */
  private long number(String function, long device) throws NvmlException {
    int[] number = new int[1];
    check(function, library.call(function, device, number));
    return Integer.toUnsignedLong(number[0]);
  }

  private static void check(String function, int code) throws NvmlException {
    if (code != 0) {
      throw new NvmlException(function, code);
    }
  }

  private static ByteBuffer view(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }
}
