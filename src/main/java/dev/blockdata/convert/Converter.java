package dev.blockdata.convert;

import java.io.IOException;
import java.nio.file.Path;

/// Reads one kind of file into a DoclingDocument: the same bytes always into the same document,
/// whatever the locale, the time zone and the name of the file.
interface Converter {

    /// @throws UnreadableFile with words for the person who uploaded it, where it cannot be read as
    ///   what it is said to be
    Reading read(Path file) throws IOException, UnreadableFile;

    /// Returns where the file may be given to anyone who reads such files.
    ///
    /// @throws UnreadableFile where it is not what it is said to be, or made to hurt its reader
    default void demand(Path file) throws IOException, UnreadableFile {}
}
