package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {

    @TempDir private Path directory;

    @Test
    void isMadeForItsOwnerAlone() throws Exception {
        try (var home = Home.hold(directory.resolve("a/home"))) {
            assertThat(permissions(home.path())).isEqualTo("rwx------");
            assertThat(permissions(home.directory("files"))).isEqualTo("rwx------");
            assertThat(permissions(home.path().resolve("lock"))).isEqualTo("rw-------");
        }
    }

    @Test
    void isHeldOnceAndFreeAgainAfterwards() throws Exception {
        try (var _ = Home.hold(directory)) {
            assertThatThrownBy(() -> Home.hold(directory))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("another Blockdata is running on the home");
        }
        Home.hold(directory).close();
    }

    @Test
    void aSecondProcessEndsWithOneSentenceAndTouchesNothing() throws Exception {
        try (var _ = Home.hold(directory);
                var second =
                        ChildJvm.start(
                                Application.class,
                                Map.of("BLOCKDATA_HOME", directory.toString()))) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.errors().readAllLines())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            "blockdata: another Blockdata is running on the home %s: stop it, or give this one a home of its own with BLOCKDATA_HOME."
                                    .formatted(directory.toRealPath()));
            assertThat(second.output().readAllLines()).isEmpty();
            try (var files = Files.list(directory)) {
                assertThat(files).containsExactly(directory.resolve("lock"));
            }
        }
    }

    @Test
    void anExternalDatabaseAsksForASecret() throws Exception {
        try (var child =
                ChildJvm.start(
                        Application.class,
                        Map.of(
                                "BLOCKDATA_HOME",
                                directory.toString(),
                                "SPRING_DATASOURCE_URL",
                                "jdbc:postgresql://127.0.0.1:1/blockdata"))) {
            assertThat(child.exitCode()).isEqualTo(1);
            assertThat(child.errors().readAllLines())
                    .singleElement()
                    .asString()
                    .startsWith("blockdata: BLOCKDATA_SECRET must be set");
        }
    }

    @Test
    void theSecretIsMadeOnceAndForItsOwnerAlone() throws Exception {
        try (var home = Home.hold(directory)) {
            var settings = new HomeSettings(directory, List.of(), true);
            var key = Secret.of(settings, home).key("a purpose");
            assertThat(Secret.of(settings, home).key("a purpose")).isEqualTo(key);
            assertThat(Secret.of(settings, home).key("another purpose")).isNotEqualTo(key);
            assertThat(permissions(directory.resolve("secret"))).isEqualTo("rw-------");
        }
    }

    @Test
    void theFirstOfSeveralSecretsMakesAndAllOpen() throws Exception {
        try (var home = Home.hold(directory)) {
            var both = Secret.of(new HomeSettings(directory, List.of("new", "old"), false), home);
            var old = Secret.of(new HomeSettings(directory, List.of("old"), false), home);
            assertThat(both.keys("p")).containsExactly(both.key("p"), old.key("p"));
            assertThat(both).hasToString("Secret[2]");
        }
    }

    @Test
    void aFileInTheWayIsSaidInOneSentence() throws Exception {
        var file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> Home.hold(file))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        "the home %s cannot be used (a file of that name is in the way): make it writable, or name another directory with BLOCKDATA_HOME.",
                        file);
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
