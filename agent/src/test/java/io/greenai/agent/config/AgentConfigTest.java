package io.greenai.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.boot.Bridge;
import io.greenai.agent.weave.MethodModel;
import io.greenai.agent.weave.MethodName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentConfigTest {
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path folder;

  @Test
  void eachSourceGivesWayToTheOneBeforeIt() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "service=file\nregion=file\n");
    properties.setProperty("greenai.config", file.toString());
    assertThat(config("").service()).isEqualTo("file");

    environment.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=resource, cloud.region=r1");
    assertThat(config("").service()).isEqualTo("resource");
    assertThat(config("").region()).isEqualTo("r1");

    environment.put("OTEL_SERVICE_NAME", "otel");
    assertThat(config("").service()).isEqualTo("otel");

    environment.put("GREENAI_SERVICE", "variable");
    assertThat(config("").service()).isEqualTo("variable");

    properties.setProperty("greenai.service", "property");
    assertThat(config("").service()).isEqualTo("property");

    assertThat(config("service=argument").service()).isEqualTo("argument");
    assertThat(config("service=argument").problems()).isEmpty();
  }

  @Test
  void identityComesFromOpenTelemetryToo() {
    environment.put(
        "OTEL_RESOURCE_ATTRIBUTES",
        "deployment.environment.name=production,cloud.provider=aws,cloud.region=eu-central-1");

    assertThat(config("").environment()).isEqualTo("production");
    assertThat(config("").region()).isEqualTo("aws:eu-central-1");
  }

  @Test
  void variablesAreNamedLikeKeys() {
    environment.put("GREENAI_LEDGER_MAX_BYTES", "2097152");
    environment.put("GREENAI_LEDGER_DIR", "/data/books");

    assertThat(config("").ledgerMaxBytes()).isEqualTo(2_097_152);
    assertThat(config("").ledgerDir()).isEqualTo(Path.of("/data/books"));
  }

  @Test
  void theLedgerLiesWhereSystemdSaysElseBesideTheApplication() {
    assertThat(config("").ledgerDir()).isEqualTo(Path.of("greenai-ledger"));
    environment.put("STATE_DIRECTORY", "/var/lib/shop:/var/lib/other");
    assertThat(config("").ledgerDir()).isEqualTo(Path.of("/var/lib/shop/greenai"));
  }

  @ParameterizedTest
  @CsvSource({
    "/opt/shop.jar --password x, shop",
    "com.example.Shop arg, Shop",
    "'', java",
    "shop.jar, shop"
  })
  void aServiceWithoutANameIsCalledByWhatWasStarted(String command, String service) {
    properties.setProperty("sun.java.command", command);

    assertThat(config("").service()).isEqualTo(service);
  }

  @Test
  void anEmptyVariableIsAnUnsetOne() {
    environment.put("GREENAI_WINDOW", "");
    environment.put("GREENAI_SERVICE", " ");
    environment.put("OTEL_SERVICE_NAME", "");
    environment.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=scoring");

    assertThat(config("").window()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config("").service()).isEqualTo("scoring");
    assertThat(config("").problems()).isEmpty();
  }

  @Test
  void resourceAttributesAreDecoded() {
    environment.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=card%20fraud%2C+EU,cloud.region=50%");

    assertThat(config("").service()).isEqualTo("card fraud,+EU");
    assertThat(config("").region()).isEqualTo("50%");
  }

  @Test
  void aFileCanSwitchTheAgentOff() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "enabled=false\n");

    assertThat(config("config=" + file).enabled()).isFalse();
    assertThat(config("config=" + file + ",enabled=true").enabled()).isTrue();
    assertThat(config("enabled=no").enabled()).isTrue();
    assertThat(config("enabled=no").problems())
        .containsExactly("enabled='no' is not 'true' or 'false'; 'true' is used");
  }

  @Test
  void whatIsNoPathIsToldAndTheDefaultUsed() {
    assertThat(config("ledger.dir=a\0b").ledgerDir()).isEqualTo(Path.of("greenai-ledger"));
    assertThat(config("ledger.dir=a\0b").problems())
        .containsExactly("ledger.dir='a\0b' is not a path; '' is used");
    assertThat(config("config=a\0b").problems())
        .singleElement()
        .asString()
        .startsWith("configuration file 'a\0b' is not read: ");
  }

  @Test
  void anUnknownKeyIsToldWithTheNearestOne() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "metre=auto\n");
    properties.setProperty("greenai.windw", "30s");
    environment.put("GREENAI_SERVCE", "shop");

    assertThat(config("ledgerdir=x,config=" + file).problems())
        .containsExactly(
            "unknown key 'ledgerdir' (agent argument); did you mean 'ledger.dir'?",
            "unknown key 'greenai.windw' (property); did you mean 'greenai.window'?",
            "unknown key 'GREENAI_SERVCE' (environment); did you mean 'GREENAI_SERVICE'?",
            "unknown key 'metre' (" + file + "); did you mean 'meter'?");
  }

  @Test
  void theLaunchersVariablesAreNoneOfTheAgents() {
    environment.put("GREENAI_AGENT_JAR", "greenai.jar");
    environment.put("GREENAI_REPORTER_JAR", "greenai-reporter.jar");

    assertThat(config("").problems()).isEmpty();
  }

  @Test
  void anUnknownSettingOfAModelIsTold() {
    properties.setProperty("greenai.models.fraud.match", "fraud*");
    properties.setProperty("greenai.models.fraud.versoin", "7");

    assertThat(config("").problems())
        .containsExactly(
            "unknown key 'greenai.models.fraud.versoin' (property); did you mean"
                + " 'greenai.models.fraud.version'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7s", "0s", "-15s", "16m", "60", "s", "", "1h", "99999999999999999999s"})
  void aWindowThatDoesNotDivideAQuarterOfAnHourIsToldAndTheDefaultUsed(String window) {
    AgentConfig config = config("window=" + window);

    assertThat(config.window()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.problems())
        .containsExactly(
            "window='"
                + window
                + "' is not seconds or minutes that divide 15m, such as 60s; '60s' is used");
  }

  @ParameterizedTest
  @CsvSource({"1s,1", "45s,45", "15m,900", "5m,300"})
  void aWindowThatDividesItIsTaken(String text, int seconds) {
    assertThat(config("window=" + text).window()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(config("window=" + text).problems()).isEmpty();
  }

  @Test
  void wrongValuesAreEachTold() {
    AgentConfig config =
        config("books=sometimes,ledger.max-bytes=12,ledger.flush=never,idle.watts=-1,jfr=maybe");

    assertThat(config.alwaysOpen()).isFalse();
    assertThat(config.idleMilliwatts()).isEmpty();
    assertThat(config.problems())
        .containsExactly(
            "books='sometimes' is not 'on-first-model' or 'always'; 'on-first-model' is used",
            "ledger.max-bytes='12' is not a number of bytes, 1048576 or more; '1073741824' is used",
            "ledger.flush='never' is not 'os' or 'fsync'; 'os' is used",
            "idle.watts='-1' is not watts, 0 to 100000, such as 12.5; '' is used",
            "jfr='maybe' is not 'true' or 'false'; 'true' is used");
  }

  @Test
  void wattsAreKeptAsMilliwatts() {
    assertThat(config("idle.watts=12.5").idleMilliwatts()).isEqualTo(OptionalLong.of(12_500));
  }

  @Test
  void aModelWithoutAPatternIsTold() {
    properties.setProperty("greenai.models.fraud.version", "7");

    assertThat(config("").problems())
        .containsExactly(
            "models.fraud has no 'match'; give the patterns it is for, such as"
                + " models.fraud.match=*/fraud*.onnx, or the methods that it is, such as"
                + " models.fraud.methods=com.acme.Scorer.score");
  }

  @Test
  void methodsAreAModelWithPhaseAndVersionOfTheirOwn() throws Exception {
    properties.setProperty(
        "greenai.models.ranker.methods",
        "com.acme.Ranker.rank(java.util.List, float[]), com.acme.Ranker$Fast.rank ;phase=training");
    Path file =
        Files.writeString(
            folder.resolve("f"),
            "models.a.b.methods=com.acme.Scorer.score()\n"
                + "models.a.b.phase=evaluation\nmodels.a.b.version=7\nmodels.a.b.device=gpu0\n");

    AgentConfig config = config("config=" + file);

    assertThat(config.problems()).isEmpty();
    assertThat(config.naming().rules()).isEmpty();
    assertThat(config.methods())
        .containsExactlyInAnyOrder(
            new MethodModel(
                "ranker",
                "",
                "",
                Bridge.TRAINING,
                List.of(
                    new MethodName("com.acme.Ranker", "rank", List.of("java.util.List", "float[]")),
                    new MethodName("com.acme.Ranker$Fast", "rank", null))),
            new MethodModel(
                "a.b",
                "7",
                "gpu0",
                Bridge.EVALUATION,
                List.of(new MethodName("com.acme.Scorer", "score", List.of()))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          score|models.m.methods: 'score' names no method; write it as com.acme.Scorer.score
          a.B.c(int|models.m.methods: 'a.B.c(int' names no method; write it as com.acme.Scorer.score
          java.util.List.sort|models.m.methods: 'java.util.List.sort' is no method of the application; name one that calls it
          a.B.c;phse=training|models.m.methods: 'phse=training' is neither phase=... nor version=...
          a.B.c;phase=loading|models.m.phase='loading' is none of data-preparation, training, evaluation, inference; 'inference' is used
          """)
  void methodsThatCannotBeReadAreTold(String text, String problem) {
    properties.setProperty("greenai.models.m.methods", text);

    assertThat(config("").problems()).containsExactly(problem);
  }

  @Test
  void modelsAreNamedByPropertiesBeforeTheFile() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("f"), "models.fraud.match=file*\nmodels.fraud.version=7\n");
    properties.setProperty("greenai.models.fraud.match", "a*, b*");

    AgentConfig config = config("config=" + file);

    assertThat(config.problems()).isEmpty();
    assertThat(config.naming().rules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.name()).isEqualTo("fraud");
              assertThat(rule.version()).isEqualTo("7");
              assertThat(rule.globs()).hasSize(2);
              assertThat(rule.globs().get(1).matcher("b7").matches()).isTrue();
            });
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    Path file = folder.resolve("absent");

    assertThat(config("config=" + file).problems())
        .containsExactly(
            "configuration file '"
                + file
                + "' is not read: java.nio.file.NoSuchFileException: "
                + file);
  }

  private AgentConfig config(String arguments) {
    return AgentConfig.of(arguments, properties, environment);
  }
}
