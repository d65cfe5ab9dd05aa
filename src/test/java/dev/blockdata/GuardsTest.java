package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The list of `bench/guards` speaks of what is there: without that it would show nothing.
final class GuardsTest {

    static Stream<JsonNode> guards() throws IOException {
        var list = JsonMapper.shared().readTree(Files.readString(Path.of("bench/guards.json")));
        return list.valueStream();
    }

    @ParameterizedTest
    @MethodSource("guards")
    void eachGuardAndItsTestAreThere(JsonNode guard) throws IOException {
        var name = guard.get("name").asString();
        var place = guard.get("file").asString();
        var file =
                place.endsWith(".java")
                        ? Path.of("src/main/java/dev/blockdata", place)
                        : Path.of("src/main/resources/db/migration", place);
        assertThat(Files.readString(file)).as(name).contains(guard.get("from").asString());

        var test = guard.get("test").asString().replace("*", "").split("#");
        try (var sources = Files.walk(Path.of("src/test/java"))) {
            var source = sources.filter(path -> path.endsWith(test[0] + ".java")).findFirst();
            assertThat(source).as(name).isPresent();
            assertThat(Files.readString(source.orElseThrow()))
                    .as(name)
                    .contains("void " + test[1] + "(");
        }
    }
}
