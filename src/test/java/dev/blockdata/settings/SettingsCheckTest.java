package dev.blockdata.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

final class SettingsCheckTest {

    /// An environment of these variables alone.
    private static StandardEnvironment environment(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                variables));
        return environment;
    }

    private static String model(Map<String, Object> variables) {
        var environment = environment(variables);
        SettingsCheck.check(environment);
        return environment.getProperty("blockdata.model");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BLOCKDATA_WORKER_CONCURRENCY | many",
                "BLOCKDATA_WORKER_CONCURRENCY | 0",
                "BLOCKDATA_WORKER_BATCH_SIZE | 1001",
                "BLOCKDATA_WORKER_PACK_SIZE | -1",
                "BLOCKDATA_WORKER_LEASE | soon",
                "BLOCKDATA_WORKER_LEASE | 10ms",
                "BLOCKDATA_WORKER_MAX_RETRIES | 0",
                "BLOCKDATA_PLATFORM_BUDGET | -5",
                "BLOCKDATA_PLATFORM_BUDGET | lots",
                "BLOCKDATA_REGISTRATION | sometimes",
                "BLOCKDATA_MAX_UPLOAD | 100 apples",
                "BLOCKDATA_BASE_URL | example.org",
                "BLOCKDATA_TRUSTED_PROXIES | 10.0.0.0/8,nonsense",
                "ANTHROPIC_BASE_URL | https://api.anthropic.com/v1",
                "ANTHROPIC_BASE_URL | api.anthropic.com",
                "OPENAI_BASE_URL | localhost:11434/v1",
                "OPENAI_BASE_URL | https://user:password@example.org/v1",
                "BLOCKDATA_ALLOWED_HOSTS | 10.0.0.0/99",
                "BLOCKDATA_WORKER_PACK_SIZE | 500",
                "BLOCKDATA_OAUTH_OIDC_ISSUER | accounts.example.org",
                "BLOCKDATA_OAUTH_GITHUB_BASE_URL | github.example.org",
                "BLOCKDATA_SECURITY_CONTACT | somebody",
                "BLOCKDATA_SECURITY_CONTACT | http://example.org/security",
                "SERVER_PORT | 70000"
            })
    void aWrongValueIsNamedInOneSentence(String variable, String value) {
        assertThatThrownBy(() -> SettingsCheck.check(environment(Map.of(variable, value))))
                .isInstanceOf(StartRefused.class)
                .message()
                .contains(variable, value, "must be")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "fifteen-letters",
                "short,a-long-one-that-is-old",
                ",a-long-one-that-is-old"
            })
    void aSecretThatCanBeGuessedIsRefusedAndNotTold(String value) {
        assertThatThrownBy(
                        () -> SettingsCheck.check(environment(Map.of("BLOCKDATA_SECRET", value))))
                .isInstanceOf(StartRefused.class)
                .message()
                .contains("BLOCKDATA_SECRET must be a random text of at least 16 characters")
                .doesNotContain("short", "letters", "old", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sixteen-letters!", "a-long-one-that-is-new,short", ""})
    void aSecretIsLongEnoughWhereTheFirstIs(String value) {
        SettingsCheck.check(environment(Map.of("BLOCKDATA_SECRET", value)));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        assertThatThrownBy(() ->
                        SettingsCheck.check(
                                environment(
                                        Map.of(
                                                "SERVER_PORT",
                                                "70000",
                                                "BLOCKDATA_WORKER_LEASE",
                                                "soon"))))
                .message()
                .contains("SERVER_PORT", "BLOCKDATA_WORKER_LEASE");
    }

    @Test
    void theModelThatIsAskedFitsTheKeyThatIsThere() {
        assertThat(model(Map.of("ANTHROPIC_API_KEY", "a", "OPENAI_API_KEY", "o")))
                .startsWith("claude-");
        assertThat(model(Map.of("OPENAI_API_KEY", "o"))).startsWith("gpt-");
        assertThat(
                        model(
                                Map.of(
                                        "OPENAI_API_KEY",
                                        "o",
                                        "OPENAI_BASE_URL",
                                        "http://localhost:11434/v1")))
                .isNull();
    }

    @Test
    void whatBelongsTogetherIsSetTogether() {
        for (var alone :
                Map.of(
                                "BLOCKDATA_OAUTH_GOOGLE_CLIENT_ID",
                                        "BLOCKDATA_OAUTH_GOOGLE_CLIENT_SECRET must be set too where BLOCKDATA_OAUTH_GOOGLE_CLIENT_ID is.",
                                "BLOCKDATA_OAUTH_GITHUB_CLIENT_SECRET",
                                        "BLOCKDATA_OAUTH_GITHUB_CLIENT_ID must be set too where BLOCKDATA_OAUTH_GITHUB_CLIENT_SECRET is.",
                                "BLOCKDATA_OAUTH_OIDC_CLIENT_ID",
                                        "BLOCKDATA_OAUTH_OIDC_ISSUER must be set too where BLOCKDATA_OAUTH_OIDC_CLIENT_ID is.")
                        .entrySet()) {
            assertThatThrownBy(() ->
                            SettingsCheck.check(environment(Map.of(alone.getKey(), "planted"))))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage(alone.getValue());
        }
        SettingsCheck.check(
                environment(
                        Map.of(
                                "BLOCKDATA_OAUTH_OIDC_ISSUER", "https://accounts.example.org",
                                "BLOCKDATA_OAUTH_OIDC_CLIENT_ID", "us",
                                "BLOCKDATA_SECURITY_CONTACT", "security@example.org")));
    }

    @Test
    void aWrongSecretIsNotRepeated() {
        assertThatThrownBy(() ->
                        SettingsCheck.check(
                                environment(Map.of("OPENAI_API_KEY", "sk-planted with a space"))))
                .isInstanceOf(StartRefused.class)
                .message()
                .contains("OPENAI_API_KEY")
                .doesNotContain("planted");
    }

    @Test
    void rightOnesPass() {
        var environment =
                environment(
                        new HashMap<>(
                                Map.of(
                                        "BLOCKDATA_WORKER_CONCURRENCY", "200",
                                        "BLOCKDATA_WORKER_LEASE", "90s",
                                        "BLOCKDATA_PLATFORM_BUDGET", "12.50",
                                        "BLOCKDATA_REGISTRATION", "Invited",
                                        "BLOCKDATA_MAX_UPLOAD", "50MB",
                                        "ANTHROPIC_BASE_URL", "http://localhost:8089",
                                        "OPENAI_BASE_URL", "http://localhost:11434/v1",
                                        "OPENAI_API_KEY", "one, two",
                                        "BLOCKDATA_TRUSTED_PROXIES", "10.0.0.0/8, 192.168.1.1")));
        SettingsCheck.check(environment);
        assertThat(environment.getPropertySources().contains(SettingsCheck.DERIVED)).isFalse();
    }

    @Test
    void aModelIsAskedWhereThereIsAKeyForIt() {
        assertThat(model(Map.of())).isNull();
        assertThat(model(Map.of("OPENAI_API_KEY", "sk-some-key"))).isEqualTo("gpt-4.1-mini");
        assertThat(model(Map.of("ANTHROPIC_API_KEY", "sk-some-key")))
                .isEqualTo("claude-sonnet-4-5-20250929");
        assertThat(model(Map.of("ANTHROPIC_API_KEY", "sk-some-key", "BLOCKDATA_MODEL", " ")))
                .isEqualTo("claude-sonnet-4-5-20250929");
        assertThat(model(Map.of("ANTHROPIC_API_KEY", "sk-some-key", "BLOCKDATA_MODEL", "offline")))
                .isEqualTo("offline");
    }

    @Test
    void anEmptyVariableIsOneThatIsNotSet() {
        var environment =
                environment(
                        Map.of("BLOCKDATA_WORKER_CONCURRENCY", "", "BLOCKDATA_WORKER_LEASE", " "));
        SettingsCheck.check(environment);
        assertThat(environment.getProperty("blockdata.worker.concurrency")).isEqualTo("20");
        assertThat(environment.getProperty("blockdata.worker.lease")).isEqualTo("2m");
    }

    @Test
    void whatIsNoSettingIsNamedWithTheNearestThatIs() {
        var known = new TreeSet<>(Set.of("BLOCKDATA_MODEL", "BLOCKDATA_MODELS"));
        Setting.ALL.forEach(setting -> known.add(setting.variable()));
        assertThat(
                        UnknownSettings.sentences(
                                Set.of(
                                        "BLOCKDATA_MODEL",
                                        "BLOCKDATA_OPERATORS_0",
                                        "BLOCKDATA_WORKER_CONCURENCY",
                                        "BLOCKDATA_MAX_UPLAOD",
                                        "PATH"),
                                known))
                .containsExactly(
                        "There is no setting BLOCKDATA_MAX_UPLAOD and it is ignored; the nearest that there is is BLOCKDATA_MAX_UPLOAD.",
                        "There is no setting BLOCKDATA_WORKER_CONCURENCY and it is ignored; the nearest that there is is BLOCKDATA_WORKER_CONCURRENCY.");
    }

    @Test
    void everySettingOfTheContractIsKnown() throws Exception {
        var names = new TreeSet<String>();
        var matcher =
                Pattern.compile("`((?:BLOCKDATA|ANTHROPIC|OPENAI)_[A-Z_]+)`")
                        .matcher(Files.readString(Path.of("docs/contract.md")));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        assertThat(names).hasSizeGreaterThan(10);
        assertThat(Setting.ALL).extracting(Setting::variable).containsAll(names);
    }

    @Test
    void whoeverReadsASettingTakesTheStandardOfTheListWhereItIsNotSet() throws Exception {
        var standards = new HashMap<String, String>();
        Setting.ALL.forEach(setting -> standards.put(setting.property(), setting.standard()));
        var readers = new ClassPathScanningCandidateComponentProvider(false);
        readers.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var compared = new TreeSet<String>();
        for (var reader : readers.findCandidateComponents("dev.blockdata")) {
            var type = Class.forName(reader.getBeanClassName());
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            for (var constructor : type.getDeclaredConstructors()) {
                for (var parameter : constructor.getParameters()) {
                    var standard = parameter.getAnnotation(DefaultValue.class);
                    var property =
                            prefix + "." + DataObjectPropertyName.toDashedForm(parameter.getName());
                    // An empty one is an empty list, and none of a record that has its own.
                    if (standard == null
                            || standard.value().length == 0
                            || standards.get(property) == null) {
                        continue;
                    }
                    compared.add(property);
                    assertThat(standard.value())
                            .as("%s in %s", property, type.getSimpleName())
                            .containsExactly(standards.get(property));
                }
            }
        }
        assertThat(compared).hasSizeGreaterThan(8).contains("blockdata.worker.concurrency");
    }
}
