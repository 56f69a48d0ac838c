package io.greenai.agent.scope;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;

/**
 * A model, whatever it is doing. Sessions and model objects with equal identities share one line in
 * the ledger.
 *
 * @param version the model's own, empty where it states none
 */
public record ModelIdentity(String name, String version, String engine, String device) {

  /** Whether it is code of the application's own. */
  public boolean isOwnCode() {
    return engine.equals(ModelKey.OWN_CODE);
  }

  public ModelKey key(Phase phase) {
    return new ModelKey(name, version, phase, engine, device);
  }
}
