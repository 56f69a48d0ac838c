package io.greenai.fleet;

import java.util.List;

/** A service on a host, under the agent. */
record Agent(String service, String environment, Host host, List<Workload> workloads) {

  /** Tells agents apart, as {@code host/service/environment}. */
  String id() {
    return host.name() + "/" + service + "/" + environment;
  }
}
