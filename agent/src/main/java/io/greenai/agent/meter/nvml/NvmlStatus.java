package io.greenai.agent.meter.nvml;

import java.util.Arrays;

/** What a call of the library came to ({@code nvmlReturn_t} of nvml.h). */
enum NvmlStatus {
  SUCCESS(0, "success"),
  UNINITIALIZED(1, "the library is not initialised"),
  INVALID_ARGUMENT(2, "an argument is not valid"),
  NOT_SUPPORTED(3, "the device does not support it"),
  NO_PERMISSION(4, "this user may not"),
  NOT_FOUND(6, "there is none"),
  INSUFFICIENT_SIZE(7, "the buffer is too small"),
  DRIVER_NOT_LOADED(9, "the driver is not loaded"),
  TIMEOUT(10, "it took too long"),
  FUNCTION_NOT_FOUND(13, "this driver has no such function"),
  GPU_IS_LOST(15, "the GPU is lost: it has fallen off the bus or is inaccessible"),
  RESET_REQUIRED(16, "the GPU needs a reset"),
  OPERATING_SYSTEM(17, "the operating system blocked it"),
  VERSION_MISMATCH(18, "driver and library are of different versions"),
  UNKNOWN(999, "an unknown error");

  private final int code;
  private final String text;

  NvmlStatus(int code, String text) {
    this.code = code;
    this.text = text;
  }

  static NvmlStatus of(int code) {
    return Arrays.stream(values())
        .filter(status -> status.code == code)
        .findFirst()
        .orElse(UNKNOWN);
  }

  String text() {
    return text;
  }

  /** The device, or this driver, cannot do it at all. */
  boolean isLack() {
    return this == NOT_SUPPORTED || this == FUNCTION_NOT_FOUND;
  }

  /** Handles are worth nothing any more: only a new start of the library may help. */
  boolean endsHandles() {
    return this == UNINITIALIZED
        || this == DRIVER_NOT_LOADED
        || this == GPU_IS_LOST
        || this == RESET_REQUIRED
        || this == VERSION_MISMATCH;
  }

  /** What an operator can do, as part of a sentence. */
  String remedy() {
    return switch (this) {
      case DRIVER_NOT_LOADED ->
          "load the kernel module nvidia, or give the container its devices (--gpus all)";
      case VERSION_MISMATCH -> "reboot, or reload the kernel module after the driver's update";
      case NO_PERMISSION, OPERATING_SYSTEM ->
          "let this user read and write /dev/nvidiactl and /dev/nvidia0";
      default -> "look at nvidia-smi and at the kernel's log for NVRM messages";
    };
  }
}
