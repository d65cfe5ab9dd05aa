package dev.blockdata.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for: `limit` (1 to 1,000, default 100, larger is clamped) and
/// `cursor`.
///
/// A handler takes it as an argument, reads [#fetch()] rows after the cursor, and answers
/// [#page(List, Function)].
public record PageQuery(int limit, @Nullable Cursor cursor) {

    public static final int DEFAULT = 100;
    public static final int LARGEST = 1000;

    /// One row more than is shown, to know whether there are more.
    public int fetch() {
        return limit + 1;
    }

    public Optional<Cursor> after() {
        return Optional.ofNullable(cursor);
    }

    /// The page of a list that is at hand whole, always in the same order.
    public <T> Page<T> of(List<T> all) {
        long from = cursor == null ? 0 : cursor.number(0);
        List<T> rest =
                all.subList((int) Math.clamp(from, 0, all.size()), all.size()).stream()
                        .limit(fetch())
                        .toList();
        return page(rest, _ -> Cursor.of(from + limit));
    }

    /// The page of the rows that were fetched, and the cursor of its last row where more follow.
    public <T> Page<T> page(List<T> fetched, Function<? super T, Cursor> key) {
        if (fetched.size() <= limit) {
            return new Page<>(fetched, null);
        }
        List<T> shown = fetched.subList(0, limit);
        return new Page<>(shown, key.apply(shown.getLast()).encode());
    }
}
