package dev.blockdata.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final UUID ann = new UUID(0, 1);
    private final UUID bob = new UUID(0, 2);
    private final Places places = new Places(10);

    @Test
    void oneAccountLeavesAFifthToOthers() {
        for (int n = 0; n < 8; n++) {
            assertThat(places.take(ann)).isPresent();
        }
        assertThat(places.take(ann)).isEmpty();
        assertThat(places.take(bob)).isPresent();
        assertThat(places.take(bob)).isPresent();
        assertThat(places.take(bob)).isEmpty();
    }

    @Test
    void whoLeavesMakesRoom() {
        var held = new ArrayList<Places.Place>();
        for (int round = 0; round < 3; round++) {
            for (int n = 0; n < 5; n++) {
                held.add(places.take(ann).orElseThrow());
                held.add(places.take(bob).orElseThrow());
            }
            assertThat(places.take(new UUID(0, 3))).isEmpty();
            held.forEach(Places.Place::close);
            held.clear();
        }
    }
}
