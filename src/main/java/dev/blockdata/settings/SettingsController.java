package dev.blockdata.settings;

import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What this process goes by, for operators; nobody else sees that it is there.
@RestController
@RequestMapping("/api/v1/operator/settings")
class SettingsController {

    /// `source` is `default`, `derived` (it follows from another setting), `environment`, `command
    /// line`, `file` or the name of whatever else said so. The value of a secret is `set`.
    record View(String name, @Nullable String value, String source, boolean secret) {}

    private static final String SET = "set";

    private final ConfigurableEnvironment environment;

    SettingsController(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @GetMapping
    Page<View> list(Viewer viewer, PageQuery page) {
        if (!viewer.operator()) {
            throw Problem.notFound().asException();
        }
        var binder = Binder.get(environment);
        return page.of(Setting.ALL.stream().map(setting -> view(setting, binder)).toList());
    }

    private View view(Setting setting, Binder binder) {
        return setting.given(binder)
                .map(value ->
                        new View(
                                setting.variable(),
                                setting.secret() ? SET : value,
                                source(setting),
                                setting.secret()))
                .orElseGet(() ->
                        new View(
                                setting.variable(),
                                setting.standard(),
                                "default",
                                setting.secret()));
    }

    private String source(Setting setting) {
        var name = ConfigurationPropertyName.of(setting.property());
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getConfigurationProperty(name) != null) {
                return source.getUnderlyingSource() instanceof PropertySource<?> underlying
                        ? words(underlying.getName())
                        : "environment";
            }
        }
        return "default";
    }

    private static String words(String source) {
        return switch (source) {
            case SettingsCheck.DERIVED -> "derived";
            case "embedded" -> "default";
            case "systemEnvironment" -> "environment";
            case "systemProperties" -> "system properties";
            case "commandLineArgs" -> "command line";
            default ->
                    source.contains("classpath:") || source.contains("class path resource")
                            ? "default"
                            : source.startsWith("Config resource") ? "file" : source;
        };
    }
}
