package dev.blockdata.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExportPlacesTest {

    private final ExportPlaces places = new ExportPlaces(Duration.ofMillis(50));
    private final UUID ann = new UUID(0, 1);

    @Test
    void whoeverHoldsAShareWaitsForOneOfTheirOwnAndOthersDoNot() {
        var held = take(ann, ExportPlaces.OF_ONE_USER);

        var refused = refusal(ann);

        assertThat(refused.kind()).isEqualTo(ProblemKind.TOO_MANY_EXPORTS);
        assertThat(refused.kind().status().value()).isEqualTo(429);
        assertThat(refused.headers()).containsKey("Retry-After");
        assertThat(refused.detail()).contains("yours");
        var others = take(new UUID(0, 2), ExportPlaces.OF_ONE_USER);
        held.removeFirst().close();
        held.addAll(take(ann, 1));
        assertThat(refusal(ann).kind()).isEqualTo(ProblemKind.TOO_MANY_EXPORTS);
        held.forEach(ExportPlaces.Place::close);
        others.forEach(ExportPlaces.Place::close);
        assertThat(places.isQuiet()).isTrue();
    }

    @Test
    void manyTogetherFillAllPlacesAndNoMore() {
        var held =
                IntStream.range(0, ExportPlaces.AT_ONCE)
                        .mapToObj(n -> places.take(new UUID(1, n)))
                        .toList();

        assertThat(refusal(ann).kind()).isEqualTo(ProblemKind.BUSY);

        held.forEach(ExportPlaces.Place::close);
        assertThat(places.isQuiet()).isTrue();
        take(ann, ExportPlaces.OF_ONE_USER).forEach(ExportPlaces.Place::close);
    }

    @Test
    void whoWaitsGetsThePlaceThatIsGivenBack() throws Exception {
        var patient = new ExportPlaces(Duration.ofSeconds(20));
        var held = new ArrayList<ExportPlaces.Place>();
        for (int n = 0; n < ExportPlaces.OF_ONE_USER; n++) {
            held.add(patient.take(ann));
        }
        var waiting = CompletableFuture.supplyAsync(() -> patient.take(ann));

        held.removeFirst().close();

        waiting.get(10, TimeUnit.SECONDS).close();
        held.forEach(ExportPlaces.Place::close);
        assertThat(patient.isQuiet()).isTrue();
    }

    private List<ExportPlaces.Place> take(UUID user, int count) {
        var held = new ArrayList<ExportPlaces.Place>();
        for (int n = 0; n < count; n++) {
            held.add(places.take(user));
        }
        return held;
    }

    private Problem refusal(UUID user) {
        return catchThrowableOfType(ProblemException.class, () -> places.take(user)).problem();
    }
}
