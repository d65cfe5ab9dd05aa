package dev.blockdata.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageQueryTest {

    @Test
    void aCursorComesBackAsItWent() {
        var id = UUID.randomUUID();
        var time = Instant.parse("2026-02-07T00:00:00.123456Z");
        var cursor = Cursor.decode(Cursor.of(time, id, 7, "ä,b").encode());
        assertThat(cursor.instant(0)).isEqualTo(time);
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(7);
        assertThat(cursor.text(3)).isEqualTo("ä,b");
        assertThatThrownBy(() -> cursor.text(4)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> cursor.number(3)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aCursorOfAFullListHasTheLastRowShown() {
        var query = new PageQuery(2, null);
        assertThat(query.page(List.of(1, 2), Cursor::of).nextCursor()).isNull();
        assertThat(query.page(List.of(1, 2, 3), Cursor::of).nextCursor())
                .isEqualTo(Cursor.of(2).encode());
    }

    @Test
    void aListAtHandIsCutIntoPages() {
        var all = List.of(1, 2, 3, 4, 5);
        var first = new PageQuery(2, null).of(all);
        assertThat(first.items()).containsExactly(1, 2);
        var second = new PageQuery(2, next(first)).of(all);
        assertThat(second.items()).containsExactly(3, 4);
        var last = new PageQuery(2, next(second)).of(all);
        assertThat(last.items()).containsExactly(5);
        assertThat(last.nextCursor()).isNull();
        assertThat(new PageQuery(5, null).of(all).nextCursor()).isNull();
        for (long beyond : List.of(-1L, 5L, Long.MAX_VALUE)) {
            assertThat(new PageQuery(5, Cursor.of(beyond)).of(all).items())
                    .hasSize(beyond < 0 ? 5 : 0);
        }
    }

    private static Cursor next(Page<?> page) {
        return Cursor.decode(Objects.requireNonNull(page.nextCursor()));
    }

    @Test
    void aLimitIsClampedOrRefused() {
        assertThat(PageQueryArgument.limit(null)).isEqualTo(100);
        assertThat(PageQueryArgument.limit("1")).isEqualTo(1);
        assertThat(PageQueryArgument.limit("1001")).isEqualTo(1000);
        assertThat(PageQueryArgument.limit("9".repeat(90))).isEqualTo(1000);
        for (var bad : List.of("", "0", "00", "-1", "1.5", "x", "١")) {
            assertThatThrownBy(() -> PageQueryArgument.limit(bad))
                    .as(bad)
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void namesBecomePointers() {
        assertThat(InvalidBody.pointer("items[0].blockUid")).isEqualTo("/items/0/block_uid");
    }
}
