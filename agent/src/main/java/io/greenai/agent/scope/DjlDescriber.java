package io.greenai.agent.scope;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DJL models: named by DJL. */
final class DjlDescriber implements ModelDescriber {

  private static final String MODEL = "ai.djl.Model";

  @Override
  public boolean knows(Object model) {
    return modelInterface(model.getClass()) != null;
  }

  @Override
  public Description describe(
      Object model, @Nullable Object source, @Nullable SessionSettings options)
      throws ReflectiveOperationException {
    String name = String.valueOf(call(model, "getName"));
    Object version = modelInterface(model, "getProperty", String.class).invoke(model, "version");
    Object manager = call(model, "getNDManager");
    String engine = "djl";
    String device = "cpu";
    if (manager != null) {
      Object owner = publicCall(manager, "ai.djl.ndarray.NDManager", "getEngine");
      engine =
          String.valueOf(publicCall(owner, "ai.djl.engine.Engine", "getEngineName"))
              .toLowerCase(Locale.ROOT);
      device = device(publicCall(manager, "ai.djl.ndarray.NDManager", "getDevice"));
    }
    return new Description(
        List.of(name.isBlank() ? "djl-model" : name),
        version == null ? "" : version.toString(),
        engine,
        device);
  }

  @Override
  public Object unwrap(Object model) throws ReflectiveOperationException {
    if (!model.getClass().getName().equals("ai.djl.repository.zoo.ZooModel")) {
      return model;
    }
    Object wrapped = model.getClass().getMethod("getWrappedModel").invoke(model);
    return wrapped == null ? model : unwrap(wrapped);
  }

  /** The accelerators among some devices, each once; none where a device is none of DJL's. */
  static List<String> names(Object[] devices) {
    Set<String> names = new LinkedHashSet<>();
    try {
      for (Object device : devices) {
        names.addAll(Devices.accelerators(device(device)));
      }
    } catch (ReflectiveOperationException e) {
      return List.of();
    }
    return List.copyOf(names);
  }

  private static String device(Object device) throws ReflectiveOperationException {
    String type = String.valueOf(publicCall(device, "ai.djl.Device", "getDeviceType"));
    return type.equals("cpu") ? type : type + publicCall(device, "ai.djl.Device", "getDeviceId");
  }

  private static Object call(Object model, String method) throws ReflectiveOperationException {
    return modelInterface(model, method).invoke(model);
  }

  private static Method modelInterface(Object model, String method, Class<?>... parameters)
      throws NoSuchMethodException {
    Class<?> type = modelInterface(model.getClass());
    if (type == null) {
      throw new NoSuchMethodException(model.getClass() + " is no DJL model");
    }
    return type.getMethod(method, parameters);
  }

  /** Through the public type, since implementations may not be public. */
  private static Object publicCall(Object target, String type, String method)
      throws ReflectiveOperationException {
    Class<?> declared = Class.forName(type, false, target.getClass().getClassLoader());
    return declared.getMethod(method).invoke(target);
  }

  private static @Nullable Class<?> modelInterface(@Nullable Class<?> type) {
    for (Class<?> t = type; t != null; t = t.getSuperclass()) {
      for (Class<?> i : t.getInterfaces()) {
        if (i.getName().equals(MODEL)) {
          return i;
        }
      }
    }
    return null;
  }
}
