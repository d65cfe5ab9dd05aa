package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the hook before a commit lets through, in a repository that holds its tools and little
/// else.
@DisabledOnOs(OS.WINDOWS)
final class PreCommitTest {

    private static final List<String> TOOLS =
            List.of(
                    ".githooks/pre-commit",
                    "mvnw",
                    ".mvn/wrapper/maven.properties",
                    "pom.xml",
                    "web/package.json",
                    "web/eslint.config.js",
                    "web/.prettierrc.json",
                    "web/.prettierignore",
                    "web/scripts/layers.mjs",
                    "web/scripts/staged.mjs",
                    "web/scripts/steps.mjs");

    private static final String CLIENT = "web/src/greeting.ts";
    private static final String SERVER = "src/main/java/Greeting.java";

    @TempDir private Path repository;

    @BeforeEach
    void aRepositoryWithTheHook() throws Exception {
        assumeTrue(run("git", "--version").code() == 0, "skipped: there is no git here");
        for (var tool : TOOLS) {
            var to = repository.resolve(tool);
            Files.createDirectories(to.getParent());
            Files.copy(Path.of(tool), to);
        }
        // The linter's table of features has to be that of the folders.
        try (var features = Files.list(Path.of("web/src/features"))) {
            for (var feature : features.toList()) {
                Files.createDirectories(
                        repository.resolve("web/src/features").resolve(feature.getFileName()));
            }
        }
        git("init", "--quiet");
        git("add", ".");
        git("commit", "--quiet", "--message", "Begin");
        git("config", "core.hooksPath", ".githooks");
    }

    @AfterEach
    void theToolsStay() throws IOException {
        Files.deleteIfExists(repository.resolve("web/node_modules"));
    }

    @Test
    void aFileOfTheClientThatIsNotFormattedIsRefused() throws Exception {
        withTheClientsTools();
        stage(CLIENT, "export const greeting =   'hello';\n");
        var ended = commit();
        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("not formatted").contains(CLIENT);
    }

    @Test
    void aRuleOfTheLinterHolds() throws Exception {
        withTheClientsTools();
        stage(CLIENT, "export function greet(name: string) {\n  return 'hello';\n}\n");
        var ended = commit();
        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("'name' is defined but never used");
    }

    @Test
    void whatIsStagedCountsAndNotWhatIsBeingWrittenStill() throws Exception {
        withTheClientsTools();
        stage(CLIENT, "export const greeting = 'hello';\n");
        Files.writeString(repository.resolve(CLIENT), "export const greeting =   'hel");
        assertThat(commit().code()).isZero();
    }

    @Test
    void withoutItsToolsACommitGoesThroughAndIsToldSo() throws Exception {
        stage(CLIENT, "export const greeting =   'hello';\n");
        var ended = commit();
        assertThat(ended.code()).isZero();
        assertThat(ended.said())
                .contains("were not checked: its tools are not installed yet (npm ci in web/)");
    }

    @Test
    void aJavaFileThatIsNotFormattedIsRefused() throws Exception {
        stage(SERVER, "class   Greeting {}\n");
        var ended = commit();
        assumeFalse(
                ended.said().contains("the formatter has not been fetched yet"),
                "skipped: Maven has not fetched the formatter yet, which the end of `verify` does");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("not formatted").contains(SERVER);
    }

    private void withTheClientsTools() throws IOException {
        var modules = Path.of("web/node_modules").toAbsolutePath();
        assumeTrue(
                Files.exists(modules.resolve(".bin/prettier")),
                "skipped: the client's tools are not installed here");
        Files.createSymbolicLink(repository.resolve("web/node_modules"), modules);
    }

    private void stage(String path, String text) throws Exception {
        Files.createDirectories(repository.resolve(path).getParent());
        Files.writeString(repository.resolve(path), text);
        git("add", path);
    }

    private Ended commit() throws Exception {
        return run("git", "commit", "--quiet", "--message", "Greet");
    }

    private void git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var ended = run(command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    /// How a program ended and all that it printed.
    private record Ended(int code, String said) {}

    private Ended run(String... command) throws Exception {
        var builder =
                new ProcessBuilder(command)
                        .directory(repository.toFile())
                        .redirectErrorStream(true);
        var environment = builder.environment();
        // Of the commit that this test may itself be a part of.
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        for (var who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + who + "_NAME", "Ann");
            environment.put("GIT_" + who + "_EMAIL", "ann@example.org");
        }
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
