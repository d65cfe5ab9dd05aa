package dev.blockdata.settings;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/// Warns of variables that look like settings and are none: a mistyped one would else be as good as
/// none, and nobody would know.
@Component
class UnknownSettings {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
    private static final String OURS = "BLOCKDATA_";
    private static final Pattern INDEX = Pattern.compile("_\\d+_?$");

    @EventListener
    void on(ApplicationReadyEvent event) {
        sentences(System.getenv().keySet(), known(event.getApplicationContext()))
                .forEach(LOG::warn);
    }

    /// One for each variable that is not known.
    static List<String> sentences(Set<String> given, Set<String> known) {
        return new TreeSet<>(given)
                .stream()
                        .filter(name -> name.startsWith(OURS))
                        .filter(name -> !known.contains(INDEX.matcher(name).replaceFirst("")))
                        .map(name ->
                                "There is no setting %s and it is ignored; the nearest that there is is %s."
                                        .formatted(name, nearest(name, known)))
                        .toList();
    }

    /// Those of the contract, and those that any part of the product reads into a record.
    static Set<String> known(ApplicationContext context) {
        Set<String> names = new HashSet<>();
        Setting.ALL.forEach(setting -> add(setting.property(), names));
        for (String bean : context.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = context.getType(bean);
            if (type != null) {
                var annotation =
                        AnnotatedElementUtils.findMergedAnnotation(
                                type, ConfigurationProperties.class);
                if (annotation != null && annotation.prefix().startsWith("blockdata")) {
                    addAll(annotation.prefix(), type, names);
                }
            }
        }
        return names;
    }

    private static void addAll(String prefix, Class<?> type, Set<String> names) {
        if (!type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String property =
                    prefix + "." + component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2");
            add(property, names);
            addAll(property, component.getType(), names);
        }
    }

    /// Spring reads a dash as nothing and as an underscore.
    private static void add(String property, Set<String> names) {
        names.add(Setting.variable(property));
        names.add(Setting.variable(property.replace("-", "")));
    }

    private static String nearest(String name, Set<String> known) {
        return known.stream()
                .filter(other -> other.startsWith(OURS))
                .min(
                        Comparator.<String>comparingInt(other -> distance(name, other))
                                .thenComparing(Comparator.naturalOrder()))
                .orElse("none");
    }

    /// Letters to add, leave out or exchange.
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
