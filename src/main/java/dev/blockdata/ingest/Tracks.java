package dev.blockdata.ingest;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Who reads which kind of source in this installation.
final class Tracks {

    /// Where the work is done: what another machine does must not keep this one from doing its own.
    enum Lane {
        HERE,
        ELSEWHERE
    }

    private record Reading(Reader reader, Lane lane) {}

    private final Map<SourceType, Reading> readings = new EnumMap<>(SourceType.class);

    /// Adds a reader, in place of whoever read these kinds before.
    Tracks with(Reader reader, Lane lane, SourceType... types) {
        for (var type : types) {
            readings.put(type, new Reading(reader, lane));
        }
        return this;
    }

    /// The kinds that are read here.
    Set<SourceType> readable() {
        return EnumSet.copyOf(readings.keySet());
    }

    Set<SourceType> readable(Lane lane) {
        var types = EnumSet.noneOf(SourceType.class);
        readings.forEach((type, reading) -> {
            if (reading.lane() == lane) {
                types.add(type);
            }
        });
        return types;
    }

    Set<SourceType> unread() {
        return EnumSet.complementOf(EnumSet.copyOf(readings.keySet()));
    }

    Lane lane(SourceType type) {
        var reading = readings.get(type);
        return reading == null ? Lane.HERE : reading.lane();
    }

    /// Of a kind that nobody here reads (the program was there when the file came, and is gone) the
    /// reader says so.
    Reader reader(SourceType type) {
        var reading = readings.get(type);
        return reading == null
                ? (_, then) ->
                        then.take(
                                new Conversion.Unreadable(
                                        "Files of this kind are read where the program pandoc is installed, and here it is not."))
                : reading.reader();
    }
}
