package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Whatever is shipped stands in the list of licences, and says under which it is.
final class LicencesTest {

    private static final Path LIST = Path.of("docs/licences.md");
    private static final Pattern OF_MAVEN =
            Pattern.compile(
                    "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
                    Pattern.DOTALL);

    @Test
    void theServersDependenciesAreListed() throws IOException {
        var list = Files.readString(LIST);
        var build = Files.readString(Path.of("pom.xml"));
        var own =
                build.substring(build.indexOf("</dependencyManagement>"), build.indexOf("<build>"));
        var shipped =
                OF_MAVEN.matcher(own)
                        .results()
                        .filter(each -> !each.group(3).contains("<scope>test"))
                        .filter(each -> !each.group(3).contains("<optional>"))
                        .map(each -> each.group(1) + ":" + each.group(2))
                        .toList();
        assertThat(shipped).hasSizeGreaterThan(20);
        assertThat(shipped).allSatisfy(name -> assertThat(list).contains("| " + name + " | "));
    }

    @Test
    void thePagesDependenciesAreListedInTheirVersions() throws IOException {
        var list = Files.readString(LIST);
        for (var folder : List.of("web", "converter")) {
            var declared =
                    JsonMapper.shared()
                            .readTree(Files.readString(Path.of(folder, "package.json")))
                            .get("dependencies");
            declared.properties()
                    .forEach(each ->
                            assertThat(list)
                                    .contains(
                                            "| "
                                                    + each.getKey()
                                                    + " | "
                                                    + each.getValue().asString()
                                                    + " | "));
        }
    }

    @Test
    void eachSaysItsLicence() throws IOException {
        assertThat(Files.readAllLines(LIST).stream().filter(line -> line.startsWith("| ")))
                .hasSizeGreaterThan(100)
                .noneMatch(line ->
                        line.matches(".*\\|\\s*(Unknown license|not said|undefined)?\\s*\\|"));
    }
}
