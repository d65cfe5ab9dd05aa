package dev.blockdata.ingest;

import dev.blockdata.convert.BuiltinConverter;
import dev.blockdata.convert.Kind;
import dev.blockdata.documents.SourceFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people made with other programs: taken apart in another process, and what comes of it read
/// here.
final class BuiltinReader implements Reader {

    static final Conversion.Tool TOOL = new Conversion.Tool(Track.BUILTIN, Track.BUILTIN.version());

    private final SourceFiles files;
    private final ReadingRoom room;
    private final BuiltinConverter converter;

    BuiltinReader(SourceFiles files, ReadingRoom room, BuiltinConverter converter) {
        this.files = files;
        this.room = room;
        this.converter = converter;
    }

    @Override
    public void read(IngestClaim claim, Then then) throws IOException, InterruptedException {
        read(claim, List.of(), then);
    }

    /// @param before what is to be told of how it came to this
    void read(IngestClaim claim, List<String> before, Then then)
            throws IOException, InterruptedException {
        BuiltinConverter.Result result;
        try (var bytes = files.open(claim.place())) {
            result = converter.convert(kind(claim), bytes);
        }
        switch (result) {
            case BuiltinConverter.Result.Refused(var words) ->
                    then.take(new Conversion.Unreadable(words));
            case BuiltinConverter.Result.Converted(var document, var pages, var notes) -> {
                var told = new ArrayList<>(before);
                told.addAll(notes);
                try (var _ = room.take(Weight.ofDocument(document.length))) {
                    then.take(
                            Conversion.ofDocument(TOOL, document, pages == 0 ? null : pages, told));
                }
            }
        }
    }

    /// Why the file is not to be read by anyone: it is not what it is said to be, or made to hurt.
    Optional<String> refusal(IngestClaim claim) throws IOException, InterruptedException {
        try (var bytes = files.open(claim.place())) {
            return converter.refusal(kind(claim), bytes);
        }
    }

    private static Kind kind(IngestClaim claim) {
        return Kind.valueOf(claim.type().name());
    }
}
