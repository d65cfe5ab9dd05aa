package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What `mvnw` says on a machine that lacks something: a machine whose PATH holds only the tools of
/// a bare system, and what the test puts beside them.
@DisabledOnOs(OS.WINDOWS)
final class WrapperTest {

    private static final List<String> BARE_SYSTEM =
            List.of(
                    "dirname",
                    "readlink",
                    "sed",
                    "head",
                    "mkdir",
                    "mktemp",
                    "rm",
                    "sha512sum",
                    "tar",
                    "gzip",
                    "mv");

    @TempDir private Path directory;

    private Path tools;

    @BeforeEach
    void aBareSystem() throws IOException {
        tools = Files.createDirectory(directory.resolve("bin"));
        for (var tool : BARE_SYSTEM) {
            var found =
                    Stream.of("/usr/bin", "/bin")
                            .map(folder -> Path.of(folder, tool))
                            .filter(Files::isExecutable)
                            .findFirst();
            assumeTrue(found.isPresent(), () -> "skipped: this system has no " + tool);
            program(tool, "exec " + found.get() + " \"$@\"");
        }
    }

    @Test
    void aMachineWithoutTheRightJdkIsToldSo() throws Exception {
        // `sed` reads the version that each JDK says of itself: here all of them say 21.
        program("sed", "echo 21");
        assertThat(wrapper("verify").said())
                .isEqualTo(
                        "blockdata: a JDK 25 is needed and none was found: install one, or set JAVA_HOME to it.");
    }

    @Test
    void aMachineWithoutNodeIsToldSo() throws Exception {
        assertThat(wrapper("verify").said())
                .startsWith("blockdata: Node.js 20.19 or newer is needed")
                .contains("none was found on the PATH");
    }

    @Test
    void aNodeThatIsTooOldIsNamed() throws Exception {
        program("node", "[ \"$1\" = --version ] && echo v20.18.1; exit 1");
        assertThat(wrapper("verify").said())
                .startsWith("blockdata: Node.js 20.19 or newer is needed")
                .contains("this is v20.18.1");
    }

    @Test
    void aMachineWithoutNpmIsToldSo() throws Exception {
        program("node", "exit 0");
        assertThat(wrapper("verify").said())
                .startsWith(
                        "blockdata: npm is needed to build the web client and to fetch the PDF reader");
    }

    @Test
    void theServerAloneNeedsNodeForThePdfReader() throws Exception {
        assertThat(wrapper("verify", "-Dskip.web").said())
                .startsWith("blockdata: Node.js 20.19 or newer is needed")
                .contains("to fetch the PDF reader");
    }

    @Test
    void aMachineWithAllOfItStartsMaven() throws Exception {
        nodeAndNpm();
        program("mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' || echo \"started: $*\"");
        var ended = wrapper("-q", "verify", "-Dskip.web");
        assertThat(ended.said()).startsWith("started: -f ").endsWith("-q verify -Dskip.web");
        assertThat(ended.code()).isZero();
    }

    @Test
    void aMavenThatIsTooOldIsNotUsed() throws Exception {
        nodeAndNpm();
        program("mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.6.3' || echo started");
        assertThat(wrapper("-Dskip.web").said())
                .contains("Maven is not installed and could not be fetched from")
                .contains("install Maven 3.8 or newer")
                .doesNotContain("started");
    }

    @Test
    void aMavenThatIsNotTheOneExpectedIsNotStarted() throws Exception {
        nodeAndNpm();
        var version =
                Files.readString(Path.of(".mvn/wrapper/maven.properties"))
                        .lines()
                        .filter(line -> line.startsWith("mavenVersion="))
                        .map(line -> line.substring(line.indexOf('=') + 1).replace("'", ""))
                        .findFirst()
                        .orElseThrow();
        var archive =
                directory.resolve(
                        "served/org/apache/maven/apache-maven/%s/apache-maven-%s-bin.tar.gz"
                                .formatted(version, version));
        Files.createDirectories(archive.getParent());
        Files.writeString(archive, "something else");
        var ended = wrapper("-Dskip.web");
        assertThat(ended.said()).contains("is not the one expected (its SHA-512 differs)");
        assertThat(ended.code()).isNotZero();
    }

    private void nodeAndNpm() throws IOException {
        program("node", "exit 0");
        program("npm", "exit 0");
    }

    private void program(String name, String script) throws IOException {
        var file = tools.resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// How the wrapper ended and all that it printed.
    private record Ended(int code, String said) {}

    private Ended wrapper(String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of("/bin/sh", "mvnw"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", tools.toString());
        environment.put("HOME", Files.createDirectory(directory.resolve("home")).toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MVNW_REPOURL", directory.resolve("served").toUri().toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said.strip());
    }
}
