package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// What the workflow asks of a change is what a person asks of theirs, and the image is of what it
/// builds.
final class WorkflowTest {

    private static final String COMMAND = "./mvnw -B -ntp verify";

    @Test
    void itRunsAllThatIsRunElsewhere() throws IOException {
        assertThat(commands("verify")).contains(COMMAND);
        assertThat(Files.readString(Path.of(".ci/run"))).endsWith("\n" + COMMAND + "\n");
    }

    @Test
    void formatLintAndTypesAreAskedForFirst() throws IOException {
        assertThat(commands("package")).anyMatch(command -> command.contains("spotless:check"));
        // Tests of the server are left out, the page's checks are not.
        assertThat(commands("package"))
                .anyMatch(command -> command.contains("package -DskipTests"))
                .noneMatch(command -> command.contains("skip.web.test"));
        assertThat(Files.readString(Path.of("web/scripts/check.mjs")))
                .contains("prettier", "eslint", "tsc", "vitest", "budget");
    }

    @Test
    void theImageHoldsTheJarAndRunsAsNobodySpecial() throws IOException {
        var image = Files.readString(Path.of("Dockerfile"));
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<finalName>blockdata</finalName>");
        assertThat(image)
                .contains(
                        "COPY target/blockdata.jar ",
                        "extract --destination /build/laid-out",
                        "COPY --from=layout /build/laid-out /opt/blockdata",
                        "USER 10001")
                .contains("\"/opt/blockdata/blockdata.jar\"]");
        assertThat(Files.readString(Path.of(".dockerignore"))).contains("!target/blockdata.jar");
        assertThat(image.indexOf("USER")).isLessThan(image.indexOf("ENTRYPOINT"));
    }

    @Test
    void nothingOfItMayWriteHere() throws IOException {
        assertThat(workflow().get("permissions")).isEqualTo(Map.of("contents", "read"));
        assertThat(jobs().values()).allMatch(job -> !job.containsKey("permissions"));
    }

    @SuppressWarnings("unchecked") // A YAML file is maps and lists.
    private static List<String> commands(String job) throws IOException {
        return ((List<Map<String, Object>>) jobs().get(job).get("steps"))
                .stream()
                        .map(step -> step.get("run"))
                        .map(String::valueOf)
                        .map(String::strip)
                        .toList();
    }

    @SuppressWarnings("unchecked") // A YAML file is maps and lists.
    private static Map<String, Map<String, Object>> jobs() throws IOException {
        return (Map<String, Map<String, Object>>) workflow().get("jobs");
    }

    private static Map<String, Object> workflow() throws IOException {
        return new Yaml().load(Files.readString(Path.of(".github/workflows/build.yml")));
    }
}
