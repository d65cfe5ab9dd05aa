package dev.blockdata.documents;

import dev.blockdata.storage.DiskStore;
import dev.blockdata.storage.FileStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FilesOnDiskTest extends FilesAndRowsContract {

    @TempDir private Path directory;

    @Override
    FileStore store(String node) {
        return new DiskStore(directory, node);
    }

    @Override
    int rounds() {
        return 300;
    }
}
