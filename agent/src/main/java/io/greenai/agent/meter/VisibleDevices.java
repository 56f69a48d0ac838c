package io.greenai.agent.meter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the libraries of AMD and Intel call each device in this process: {@code gpu0} is their
 * device 0.
 *
 * <p>AMD's {@code ROCR_VISIBLE_DEVICES} leaves devices out and orders the others, by number or
 * UUID; {@code HIP_VISIBLE_DEVICES}, or where that is not set {@code CUDA_VISIBLE_DEVICES}, or
 * {@code GPU_DEVICE_ORDINAL}, does the same to those that are left (ROCm documentation, "GPU
 * isolation techniques"). Intel's {@code ZE_AFFINITY_MASK} lists devices by number, of which a tile
 * may be named behind a dot (oneAPI Level Zero specification, "Affinity Mask").
 */
final class VisibleDevices {
  private static final List<String> OF_HIP =
      List.of("HIP_VISIBLE_DEVICES", "CUDA_VISIBLE_DEVICES", "GPU_DEVICE_ORDINAL");

  /**
   * A device that this process can open.
   *
   * @param uuid as the libraries write it, empty where not known
   */
  record Device(String address, String uuid) {}

  private VisibleDevices() {}

  /**
   * Names by address; a device that the process cannot use is not there.
   *
   * @param driver of all of them
   * @param devices in the order of their addresses
   */
  static Map<String, String> names(
      String driver, List<Device> devices, Map<String, String> environment) {
    List<Device> visible = devices;
    if (driver.equals("amdgpu")) {
      visible = select(visible, Optional.ofNullable(environment.get("ROCR_VISIBLE_DEVICES")));
      visible =
          select(
              visible,
              OF_HIP.stream().filter(environment::containsKey).findFirst().map(environment::get));
    } else {
      visible = select(visible, Optional.ofNullable(environment.get("ZE_AFFINITY_MASK")));
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < visible.size(); i++) {
      names.putIfAbsent(visible.get(i).address(), "gpu" + i);
    }
    return names;
  }

  /** Up to the first entry that names none. */
  private static List<Device> select(List<Device> devices, Optional<String> setting) {
    if (setting.isEmpty()) {
      return devices;
    }
    List<Device> selected = new ArrayList<>();
    for (String entry : setting.get().split(",", -1)) {
      Optional<Device> device = device(devices, entry.strip());
      if (device.isEmpty()) {
        break;
      }
      device.filter(other -> !selected.contains(other)).ifPresent(selected::add);
    }
    return selected;
  }

  private static Optional<Device> device(List<Device> devices, String entry) {
    if (entry.matches("\\d{1,4}(\\.\\d{1,4})?")) {
      int index = Integer.parseInt(entry.replaceFirst("\\..*", ""));
      return index < devices.size() ? Optional.of(devices.get(index)) : Optional.empty();
    }
    return devices.stream()
        .filter(device -> !device.uuid().isEmpty() && device.uuid().equalsIgnoreCase(entry))
        .findFirst();
  }
}
