package dev.blockdata.settings;

import dev.blockdata.database.StartRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Refuses wrong settings before anything is touched, and fills in what follows from others.
final class SettingsCheck
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    /// The name under which [SettingsController] finds what was filled in.
    static final String DERIVED = "derived settings";

    /// Asked where nobody names a model and there is a key for it.
    static final String MODEL = "claude-sonnet-4-5-20250929";

    /// The same where OpenAI's is the only key. Which models another server has is not known here.
    static final String OPENAI_MODEL = "gpt-4.1-mini";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(ConfigurableEnvironment environment) {
        var binder = Binder.get(environment);
        List<String> faults =
                Stream.concat(
                                Setting.ALL.stream()
                                        .flatMap(setting ->
                                                setting
                                                        .given(binder)
                                                        .flatMap(setting::fault)
                                                        .stream()),
                                Setting.TOGETHER.stream().flatMap(group -> lacking(group, binder)))
                        .toList();
        if (!faults.isEmpty()) {
            throw new StartRefused(String.join(" ", faults));
        }
        Map<String, Object> derived = new HashMap<>();
        for (Setting setting : Setting.ALL) {
            // An empty environment variable is one that is not set.
            String standard = setting.standard();
            if (standard != null
                    && setting.given(binder).isEmpty()
                    && binder.bind(setting.property(), String.class).isBound()) {
                derived.put(setting.property(), standard);
            }
        }
        if (isBlank(binder, "blockdata.model")) {
            if (!isBlank(binder, "anthropic.api-key")) {
                derived.put("blockdata.model", MODEL);
            } else if (!isBlank(binder, "openai.api-key") && isBlank(binder, "openai.base-url")) {
                derived.put("blockdata.model", OPENAI_MODEL);
            }
        }
        if (!derived.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource(DERIVED, derived));
        }
    }

    /// What is not set of a group of which something is.
    private static Stream<String> lacking(List<String> group, Binder binder) {
        List<String> blank = group.stream().filter(name -> isBlank(binder, name)).toList();
        return blank.size() == group.size()
                ? Stream.empty()
                : blank.stream()
                        .map(name ->
                                "%s must be set too where %s is."
                                        .formatted(
                                                Setting.variable(name),
                                                group.stream()
                                                        .filter(other -> !blank.contains(other))
                                                        .map(Setting::variable)
                                                        .collect(Collectors.joining(" and "))));
    }

    private static boolean isBlank(Binder binder, String property) {
        return binder.bind(property, String.class).orElse("").isBlank();
    }

    /// Before the home is held.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 100;
    }
}
