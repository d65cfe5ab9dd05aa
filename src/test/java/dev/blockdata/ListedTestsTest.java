package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the lists of features and of promises say is shown by a test names one that is there.
final class ListedTestsTest {

    private static final Pattern OF_THE_SERVER =
            Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern OF_THE_PAGE =
            Pattern.compile("`([\\w/-]+\\.(?:spec\\.ts|test\\.tsx?))`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/features.md", "docs/promises.md"})
    void theServersTestsAreThere(String list) throws IOException {
        var tests = sources("src/test/java", ".java");
        var named = OF_THE_SERVER.matcher(Files.readString(Path.of(list))).results().toList();
        assertThat(named).hasSizeGreaterThan(40);
        for (var name : named) {
            var test = tests.get(name.group(1) + ".java");
            assertThat(test).as(name.group()).isNotNull();
            if (name.group(2) != null) {
                assertThat(Files.readString(test))
                        .as(name.group())
                        .contains(" " + name.group(2) + "(");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/features.md", "docs/promises.md"})
    void thePagesTestsAreThere(String list) throws IOException {
        var named = OF_THE_PAGE.matcher(Files.readString(Path.of(list))).results().toList();
        assertThat(named).isNotEmpty();
        for (var name : named) {
            assertThat(Stream.of("web/e2e", "web/src", "web/src/features"))
                    .as(name.group())
                    .anyMatch(folder -> Files.exists(Path.of(folder, name.group(1))));
        }
    }

    private static Map<String, Path> sources(String folder, String ending) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString(),
                                    Function.identity(),
                                    (one, other) -> one));
        }
    }
}
