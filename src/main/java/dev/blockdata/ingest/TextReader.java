package dev.blockdata.ingest;

import java.io.IOException;

/// Markdown and plain text, cut where they stand, in this process.
final class TextReader implements Reader {

    private final Track track;
    private final WholeTexts texts;

    TextReader(Track track, WholeTexts texts) {
        this.track = track;
        this.texts = texts;
    }

    @Override
    public void read(IngestClaim claim, Then then) throws IOException, InterruptedException {
        var held = texts.hold(claim, then);
        if (held.isPresent()) {
            try (var text = held.get()) {
                then.take(Conversion.of(track, text.bytes()));
            }
        }
    }
}
