package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// Whatever brings in code of others is watched for weaknesses.
final class DependencyWatchTest {

    private static final Map<String, String> BUILDS =
            Map.of(
                    "pom.xml",
                    "maven",
                    "package.json",
                    "npm",
                    "workflows",
                    "github-actions",
                    "Dockerfile",
                    "docker");

    @Test
    @SuppressWarnings("unchecked") // A YAML file is maps and lists.
    void everyBuildIsWatched() throws IOException {
        Map<String, Object> settings =
                new Yaml().load(Files.readString(Path.of(".github/dependabot.yml")));
        var watched = new TreeSet<String>();
        for (var update : (List<Map<String, Object>>) settings.get("updates")) {
            watched.add(update.get("package-ecosystem") + " " + update.get("directory"));
        }
        assertThat(watched).containsExactlyElementsOf(builds());
    }

    private static TreeSet<String> builds() throws IOException {
        var builds = new TreeSet<String>();
        try (var files = Files.walk(Path.of(""), 3)) {
            files.filter(file -> !file.toString().matches("(.*/)?(node_modules|target)/.*"))
                    .filter(file -> BUILDS.containsKey(file.getFileName().toString()))
                    .forEach(file -> {
                        var kind = BUILDS.get(file.getFileName().toString());
                        var parent = file.getParent();
                        builds.add(
                                kind
                                        + " /"
                                        + (parent == null || kind.equals("github-actions")
                                                ? ""
                                                : parent));
                    });
        }
        return builds;
    }

    @Test
    void aChangeThatBringsInAKnownWeaknessDoesNotPass() throws IOException {
        Map<String, Map<String, Map<String, Object>>> workflow =
                new Yaml().load(Files.readString(Path.of(".github/workflows/dependencies.yml")));
        assertThat(workflow.get("jobs").get("review").get("steps").toString())
                .contains("actions/dependency-review-action@", "fail-on-severity=moderate");
    }
}
